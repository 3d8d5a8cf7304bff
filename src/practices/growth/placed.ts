/** A file that somebody wrote by hand, as YAML or JSON: understood once, and where it makes no sense it says in which line. */
import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { CairnError } from '#std/errors.ts'

/** Where in a value: keys and places in lists. */
export type Path = readonly (string | number)[]

export interface Placed<Value> {
  value: Value
  /** What is wrong there, with the line it begins in. */
  wrong: (path: Path, what: string) => CairnError
}

/** `file` is what people call it, `begins` the line of it that the text begins with: 1, unless something stands before. */
export function readPlaced<Schema extends z.ZodType>(
  { text, file, begins = 1 }: { text: string; file: string; begins?: number },
  schema: Schema,
): Placed<z.output<Schema>> {
  const value = jsonIn(text) ?? yamlIn({ text, file, begins })
  const wrong = (path: Path, what: string): CairnError =>
    notSo(`${file}, line ${lineOf(text, path) + begins - 1}: ${spelled(path)} ${what}`)
  const read = schema.safeParse(value)
  if (read.success) return { value: read.data, wrong }
  const [issue] = read.error.issues
  throw wrong(
    (issue?.path ?? []).map(asKey),
    `makes no sense here: ${inWords(issue?.message ?? '')}`,
  )
}

/** As somebody says it who wrote the file, and not as the one that reads it. */
function inWords(message: string): string {
  const [, wanted, got] = /^Invalid input: expected (\w+), received (\w+)$/.exec(message) ?? []
  if (wanted === undefined || got === undefined) return message
  const takes = types[wanted] ?? wanted
  return got === 'undefined'
    ? `it is missing, and is ${takes}`
    : `it is ${takes}, not ${types[got] ?? got}`
}

const types: Readonly<Record<string, string>> = {
  ...{ array: 'a list, as in [one, other]', object: 'parts with a name each', string: 'text' },
  ...{ number: 'a number', int: 'a whole number', boolean: 'true or false', null: 'empty' },
}

/** The quick way, which most long files allow. */
function jsonIn(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function yamlIn({ text, file, begins }: { text: string; file: string; begins: number }): unknown {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false })
  const [error] = document.errors
  if (error !== undefined) {
    const line = lineCounter.linePos(error.pos[0]).line + begins - 1
    throw notSo(`${file}, line ${line}: this is neither YAML nor JSON: ${error.message}`)
  }
  try {
    return document.toJS()
  } catch (cause) {
    throw notSo(`${file} repeats its own parts too often to be read.`, cause)
  }
}

/** Of the innermost part that is there: what is missing has no line of its own. */
function lineOf(text: string, path: Path): number {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false })
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (hasRange(node)) return lineCounter.linePos(node.range[0]).line
  }
  return 1
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}

/** offers[3].places; of the whole, the file. */
function spelled(path: Path): string {
  if (path.length === 0) return 'the file'
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '')
}

function asKey(key: PropertyKey): string | number {
  return typeof key === 'symbol' ? String(key) : key
}

function notSo(what: string, cause?: unknown): CairnError {
  return new CairnError('invalid', 'growth.file', what.endsWith('.') ? what : `${what}.`, {
    hint: 'Mend that place and try again; docs/growth.md shows what such a file looks like.',
    ...(cause === undefined ? {} : { cause }),
  })
}
