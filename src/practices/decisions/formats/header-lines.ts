/** The lines `* Key: value`, `Key: value` or `| Key | value |` above the first section: how MADR 2, log4brains, Nygard and RFCs say things. */
import type { Part } from './decision-file.ts'
import type { Outline } from './outline.ts'
import { plainKey } from './yaml-fields.ts'

export interface HeaderLine extends Part {
  key: string
  line: number
  /** Of the whole line, to write another below it. */
  lineStart: number
  lineEnd: number
  /** `* `, `- ` or nothing: another line begins alike. */
  mark: string
  /** Lines below it with the same key, which may say something else. */
  again: Part[]
}

export function headerLinesOf({ headings, prose }: Outline): Map<string, HeaderLine> {
  const [first, second] = headings
  // An RFC begins with its lines, and has no title of its own.
  const isTitled =
    first !== undefined &&
    !prose.some((line) => line.start < first.start && pattern.test(line.text))
  const from = isTitled ? first.end : 0
  const until = (isTitled ? second : first)?.start ?? Infinity
  const found = new Map<string, HeaderLine>()
  for (const { text, start, end, number } of prose) {
    if (start < from || start >= until) continue
    const [, mark = '', key = '', rest = ''] = pattern.exec(text) ?? row.exec(text) ?? []
    // Below a heading that is no title, prose with a colon is prose.
    if (isTitled && first.level > 1 && mark.trim() === '') continue
    if (key === '') continue
    const value = (mark === '| ' ? rest.replace(/\|[^|]*$/, '') : rest)
      .replace(/<!--.*$/, '')
      .trim()
    const at = start + text.length - rest.length
    const part: Part = { value, start: at, end: at + value.length, notation: 'markdown' }
    const before = found.get(plainKey(key))
    if (before !== undefined) before.again.push(part)
    else
      found.set(plainKey(key), {
        ...part,
        key,
        line: number,
        lineStart: start,
        lineEnd: end,
        mark,
        again: [],
      })
  }
  return found
}

/** A key is a word or a few, perhaps in bold; a URL is none, since a space follows the colon. */
const pattern =
  /^( {0,3}(?:[*+-][ \t]+)?)[*_]{0,2}(\p{L}[\p{L}\p{N} ._-]{0,40}?)(?: #)?[*_]{0,2}:[*_]{0,2}(?:[ \t]+|$)(.*)$/u

/** Of a table with two columns. */
const row = /^(\| )[*_ ]*(\p{L}[\p{L}\p{N} ._-]{0,40}?):?[*_]*[ \t]*\|[ \t]*([^|]*\|)[ \t]*$/u
