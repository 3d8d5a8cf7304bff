/** What a page says its status is, in each of the places where pages say it. */
import type { Part } from './decision-file.ts'
import type { MarkdownFormat } from './format.ts'
import { statusHeadings } from './nygard.ts'
import { fieldPart, sectionCalled, type Page } from './page.ts'
import { isRelationLine } from './relations.ts'

export interface Claim {
  part: Part
  place: 'front matter' | 'header' | 'section'
}

/** The format's own place first. */
export function statusClaims(page: Page, { statusKey, home }: MarkdownFormat): Claim[] {
  const field = fieldPart(page, statusKey)
  const line = page.header.get(statusKey)
  const inSection = statusInSection(page)
  const claims: Claim[] = [
    ...(field === null ? [] : [{ part: field, place: 'front matter' as const }]),
    ...(line === undefined || line.value === '' ? [] : [{ part: line, place: 'header' as const }]),
    ...(inSection === null ? [] : [{ part: inSection, place: 'section' as const }]),
  ]
  // An RFC may have a section on the state of the work; it is no word of the decision's.
  const told =
    statusKey === 'state' || home === 'nowhere'
      ? claims.filter(({ place }) => place === (home === 'nowhere' ? 'header' : home))
      : claims
  return told.toSorted((a, b) => Number(b.place === home) - Number(a.place === home))
}

/**
 * The first paragraph, without the lines about other decisions that adr-tools adds; when there are only such lines, as
 * after `adr new -s`, the first of these.
 */
function statusInSection(page: Page): Part | null {
  const section = sectionCalled(page, ...statusHeadings)
  if (section === undefined) return null
  const { body } = section
  const filled = page.outline.prose.filter(
    ({ text, start, end }) =>
      start >= body.start &&
      end <= body.end &&
      text.trim() !== '' &&
      !/^\s*<!--.*-->\s*$/.test(text),
  )
  const first = filled.find(({ text }) => !isRelationLine(text)) ?? filled[0]
  if (first === undefined) return null
  let last = first
  for (const line of filled)
    if (
      line.number === last.number + 1 &&
      !isRelationLine(line.text) &&
      !startsItem.test(line.text)
    )
      last = line
  const marks = /^\s*(?:[*+-][ \t]+)?/.exec(first.text)?.[0].length ?? 0
  const value = page.text.slice(first.start + marks, last.end).trimEnd()
  const start = first.start + marks
  return { value, start, end: start + value.length, notation: 'markdown' }
}

const startsItem = /^\s*(?:[*+-]|\d+\.)[ \t]/
