/** One change of a text: what stands between two places is replaced, and nothing else moves. */
import { isMap, parseDocument } from 'yaml'
import type { Part, Span } from './decision-file.ts'

export interface Splice extends Span {
  with: string
}

export function spliced(text: string, splices: readonly Splice[]): string {
  return splices
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (all, { start, end, with: words }) => all.slice(0, start) + words + all.slice(end),
      text,
    )
}

/** In the notation, and between the quotes, that the file has there. */
export function spelled(
  value: string,
  { notation }: Pick<Part, 'notation'>,
  before: string,
): string {
  if (notation === 'json') return JSON.stringify(value)
  if (notation === 'markdown') return value
  if (before.startsWith("'")) return `'${value.replaceAll("'", "''")}'`
  return before.startsWith('"') || !isPlainInYaml(value) ? JSON.stringify(value) : value
}

/** Whether YAML takes these words, without quotes, for just these words: no number, no comment, no mapping. */
export function isPlainInYaml(value: string): boolean {
  const { contents, errors } = parseDocument(`key: ${value}\n`)
  const read: unknown = isMap(contents) ? contents.get('key') : undefined
  return errors.length === 0 && isMap(contents) && contents.items.length === 1 && read === value
}
