/** What somebody is about to name where they write: a person behind `@`, a record behind `#`, a file by its path. Pure. */

export interface Wanted {
  is: 'member' | 'record' | 'path'
  /** What is typed of it so far. */
  query: string
  /** Of a record, where its kind was written before the `#`. */
  kind: string
  /** Where what was typed begins, its sign with it. */
  from: number
}

/** No name and no title is looked for by more. */
const queryMax = 60

const words = String.raw`[\p{L}\p{N}][\p{L}\p{N}_.' -]*`
const patterns = [
  ['member', behind(`@(?<query>${words})?`)],
  ['record', behind(`(?<kind>[a-z]{2,30})?#(?<query>${words})?`)],
  // Shorter, it may be "and/or"; in backticks, it is a path as well.
  ['path', behind(String.raw`\x60?(?<query>(?=.{5})[\w@.-]+(?:\/[\w@.-]*)+)`)],
] as const

function behind(typed: string): RegExp {
  return new RegExp(String.raw`(?:^|[\s(\[*_"'“‘>])(?<typed>${typed})$`, 'u')
}

/** `caret` is where one writes. */
export function wantedAt(text: string, caret: number): Wanted | null {
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret)
  if (isInBlock(text.slice(0, caret))) return null
  for (const [is, pattern] of patterns) {
    const { typed, query = '', kind = '' } = pattern.exec(line.slice(-queryMax))?.groups ?? {}
    if (typed === undefined) continue
    const isOpen = (line.match(/`/g)?.length ?? 0) % 2 === 1
    if (isOpen && !typed.startsWith('`')) return null
    const length = typed.startsWith('`') ? typed.length - 1 : typed.length
    return { is, query, kind, from: caret - length }
  }
  return null
}

/** In a block of code that is still open. */
function isInBlock(text: string): boolean {
  return (text.match(/^ {0,3}(?:```|~~~)/gm)?.length ?? 0) % 2 === 1
}
