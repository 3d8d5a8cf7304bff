/** The outermost keys of a YAML mapping, each with its place. Nothing is expanded: an alias stands for itself. */
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { Part, Span } from './decision-file.ts'

export interface Field {
  /** As it is written. */
  key: string
  line: number
  /** One, unless it is a list; lists and mappings inside are left out. */
  values: Part[]
  isList: boolean
}

export interface Fields {
  /** By key, in lower case with `-` for `_` and spaces. */
  fields: Map<string, Field>
  /** Why it could not be read, or not all of it. */
  problem: string | null
}

/** A front matter has some ten lines; a longer one takes longer to read than anybody waits. */
const lettersMax = 65_536

export function fieldsOf(text: string, { start, end }: Span, firstLine: number): Fields {
  const source = text.slice(start, end)
  const fields = new Map<string, Field>()
  if (source.length > lettersMax)
    return { fields, problem: `it is longer than ${lettersMax} letters` }
  const lineCounter = new LineCounter()
  const document = parsed(source, lineCounter)
  if (document === null) return { fields, problem: 'it is nested too deeply' }
  if (!isMap(document.contents))
    return {
      fields,
      problem: document.errors[0] ? firstSentence(document.errors[0].message) : null,
    }
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key) || !key.range) continue
    const line = firstLine + lineCounter.linePos(key.range[0]).line - 1
    const values = isSeq<Node>(value) ? value.items : [value]
    const plain = plainKey(String(key.value))
    // Said twice is said nowhere: which of the two holds is not for us to choose.
    const isTwice = fields.has(plain)
    fields.set(plain, {
      key: String(key.value),
      line,
      isList: isSeq(value),
      values: isTwice ? [] : values.flatMap((each) => partOf(each, start)),
    })
  }
  return { fields, problem: document.errors[0] ? firstSentence(document.errors[0].message) : null }
}

/** The parser goes down a level at a time; thousands of levels are more than a stack holds. */
function parsed(source: string, lineCounter: LineCounter): Document.Parsed | null {
  try {
    return parseDocument(source, { lineCounter, version: '1.2', schema: 'failsafe' })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

export function plainKey(key: string): string {
  return key
    .trim()
    .toLowerCase()
    .replaceAll(/[_\s]+/g, '-')
}

function partOf(node: unknown, offset: number): Part[] {
  if (!isScalar(node) || !node.range || typeof node.value !== 'string') return []
  const [start, end] = node.range
  return [{ value: node.value, start: start + offset, end: end + offset, notation: 'yaml' }]
}

function firstSentence(message: string): string {
  if (message.includes('call stack')) return 'it is nested too deeply'
  return (message.split('\n')[0] ?? '')
    .replace(/ at line \d+, column \d+:?$/, '')
    .replace(/[.:]$/, '')
}
