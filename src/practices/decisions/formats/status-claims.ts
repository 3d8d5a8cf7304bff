/** What a page says its status is, in each of the places where pages say it. */
import type { Part, Span } from './decision-file.ts'
import type { MarkdownFormat } from './format.ts'
import { statusHeadings } from './nygard.ts'
import { proseWithin } from './outline.ts'
import { fieldPart, plainHeading, type Page } from './page.ts'
import { isRelationLine } from './relations.ts'
import type { Line } from './source-text.ts'
import { meaningOf, type StatusWords } from './status-words.ts'

export interface Claim {
  part: Part
  place: 'front matter' | 'header' | 'section'
}

/** The format's own place first. */
export function statusClaims(page: Page, { statusKey, home, words }: MarkdownFormat): Claim[] {
  const field = fieldPart(page, statusKey)
  const line = page.header.get(statusKey)
  const inHeader =
    line === undefined ? [] : [line, ...line.again].filter(({ value }) => value !== '')
  const claims: Claim[] = [
    ...(field === null ? [] : [{ part: field, place: 'front matter' as const }]),
    ...inHeader.map((part) => ({ part, place: 'header' as const })),
    ...statusesInSections(page, words).map((part) => ({ part, place: 'section' as const })),
  ]
  // An RFC may have a section on the state of the work; it is no word of the decision's.
  const told =
    statusKey !== 'status' || home === 'nowhere'
      ? claims.filter(({ place }) => place === (home === 'nowhere' ? 'header' : home))
      : claims
  return told.toSorted((a, b) => Number(b.place === home) - Number(a.place === home))
}

/**
 * The first paragraph, without the lines about other decisions that adr-tools adds; when there are only such lines, as
 * after `adr new -s`, the first of these. Further down, and in further sections, only what is a status by itself: prose
 * may follow, but "Proposed" above "Accepted" says two things.
 */
function statusesInSections(page: Page, words: StatusWords): Part[] {
  const named = page.outline.sections.filter(({ heading }) =>
    statusHeadings.includes(plainHeading(heading)),
  )
  const level = named[0]?.level
  const [first, ...others] = named
    .filter((section) => section.level === level)
    .flatMap(({ body }) => paragraphsIn(page, body))
  return first === undefined
    ? []
    : [first, ...others.filter(({ value }) => meaningOf(value, words) !== 'unknown')]
}

function paragraphsIn(page: Page, body: Span): Part[] {
  const filled = proseWithin(page.outline, body).filter(
    ({ text }) => text.trim() !== '' && !/^\s*<!--.*-->\s*$/.test(text),
  )
  const told = filled.filter(({ text }) => !isRelationLine(text))
  const paragraphs: Line[][] = []
  for (const line of told.length > 0 ? told : filled.slice(0, 1)) {
    const last = paragraphs.at(-1)
    if (last?.at(-1)?.number === line.number - 1 && !startsItem.test(line.text)) last.push(line)
    else paragraphs.push([line])
  }
  return paragraphs.flatMap((lines) => partOf(page.text, lines))
}

function partOf(text: string, lines: readonly Line[]): Part[] {
  const first = lines[0]
  const last = lines.at(-1)
  if (first === undefined || last === undefined) return []
  const start = first.start + (/^\s*(?:[*+-][ \t]+)?/.exec(first.text)?.[0].length ?? 0)
  const value = text.slice(start, last.end).trimEnd()
  return [{ value, start, end: start + value.length, notation: 'markdown' }]
}

const startsItem = /^\s*(?:[*+-]|\d+\.)[ \t]/
