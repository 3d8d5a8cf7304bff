/** Frames of .NET and Mono. Without symbols they tell no place; the words between file and line are in the machine's language. */
import { told, type FrameReader } from './frame.ts'

export const readDotnet: FrameReader = (text) => {
  const line = text.trimStart()
  const placeAlone = (compiled.exec(line) ?? unity.exec(line))?.groups
  if (placeAlone !== undefined) {
    const { file: path = '', line: at, column, name } = placeAlone
    return told(path, { line: at, column, name })
  }
  const word = /^\p{L}{1,12} (?=\S)/u.exec(line)?.[0]
  if (word === undefined) return undefined
  const said = line.slice(word.length)
  const placed =
    / \p{L}{1,4} (?<file>(?:[A-Za-z]:)?[^:]{1,1000}):(?:\p{L}{1,12} )?(?<line>\d{1,10})\s?$/u.exec(
      said.slice(-1_200),
    )
  const signature = placed === null ? said : said.slice(0, said.length - placed[0].length)
  const call = callIn(signature.replace(/ \[0x[\da-f]{1,12}\]$/, ''))
  if (call === undefined) return undefined
  const { file, line: at } = placed?.groups ?? {}
  if (file !== undefined && !file.startsWith('<')) return told(file, { line: at, name: call })
  // Only in English the first word says that this is a frame at all.
  return word === 'at ' && placed === null && call.includes('.')
    ? told(null, { name: call })
    : undefined
}

/** `Cart.cs(12,5): error CS0103`, and Unity's `Cart:Add () (at Assets/Cart.cs:12)`. */
const compiled =
  /^(?<file>[^\s(][^(]{0,600}\.(?:cs|fs|vb|razor))\((?<line>\d{1,10}),(?<column>\d{1,10})\): (?:error|warning) /
const unity =
  /^(?<name>[\w.<>:]{1,300}) ?\(.{0,300}\) \(at (?<file>[^:()]{1,600}\.cs):(?<line>\d{1,10})\)$/

/** The name before the arguments' brackets, which close at the end. */
function callIn(signature: string): string | undefined {
  if (!signature.endsWith(')')) return undefined
  const opens = signature.search(/ ?\(/)
  const name = signature.slice(0, opens)
  return /^[\w.<>`+|[\],$]{1,600}$/.test(name) ? readable(name) : undefined
}

/** What the compiler made of an async method or of a lambda goes by the name that was written. */
function readable(name: string): string {
  return name
    .replace(/[.+]<(\w{1,200})>d__\d{1,6}(?:`\d{1,3})?(?:\.MoveNext)?$/, '.$1')
    .replace(
      /[.+]<>c(?:__DisplayClass[\d_]{1,20})?(?:<[^<>]{0,200}>)?\.<<?(\w{1,200})>b__[\w_]{1,20}(?:>d\.MoveNext)?$/,
      '.$1',
    )
    .replace(/\.<(\w{1,200})>g__(\w{1,200})\|[\d_]{1,20}$/, '.$1.$2')
}
