/** A Markdown page as a decision, with everything about it that a person should look at. */
import { dayOf } from './days.ts'
import type { DecisionFile, Part, Status, Warning } from './decision-file.ts'
import type { MarkdownFormat } from './format.ts'
import { numberInPath, numberInTitle } from './numbers.ts'
import { fieldPart, plainHeading, sectionCalled, type Page } from './page.ts'
import { relationsOf } from './relations.ts'
import { lineAt } from './source-text.ts'
import { statusClaims } from './status-claims.ts'
import { isPlaceholder, meaningOf } from './status-words.ts'
import { linksIn } from './targets.ts'

export function readMarkdown(page: Page, format: MarkdownFormat): DecisionFile {
  const warnings: Warning[] = []
  const warn = (code: string, at: number, message: string): void =>
    void warnings.push({ code, line: lineAt(page.lines, at), message })
  if (page.frontMatterProblem !== null)
    warn(
      'decisions.front_matter',
      0,
      `The front matter could not be read whole: ${page.frontMatterProblem}.`,
    )
  if (format.name === 'markdown')
    warn('decisions.format.own', 0, 'This is none of the formats we know; what could be read was.')
  const { title, number } = titled(page, format, warn)
  const { status, meaning } = statusOf(page, format, warn)
  const { date, day } = dated(page, format, warn)
  return {
    path: page.path,
    format: format.name,
    text: page.text,
    isExact: page.isExact,
    number,
    title,
    status,
    meaning,
    date,
    day,
    relations: relationsOf(page),
    sections: page.outline.sections,
    worded: [],
    links: page.outline.prose.flatMap(({ text, number: line }) =>
      linksIn(text).map((target) => ({ target, line })),
    ),
    warnings,
  }
}

type Warn = (code: string, at: number, message: string) => void

function titled(
  page: Page,
  { titleIn }: MarkdownFormat,
  warn: Warn,
): Pick<DecisionFile, 'title' | 'number'> {
  const inPath = numberInPath(page.path)
  const given =
    titleIn === 'heading'
      ? headingTitle(page)
      : (titleAboveHeader(page) ?? (titleIn === 'feature name' ? featureName(page) : null))
  if (given === null) {
    warn('decisions.title.none', 0, 'It has no title; the name of its file stands in for one.')
    return { title: null, number: inPath }
  }
  const { number: inTitle, length } = numberInTitle(given.value)
  if (inPath !== null && inTitle !== null && inPath !== inTitle)
    warn(
      'decisions.number.differs',
      given.start,
      `The file is called number ${inPath}, its title says ${inTitle}.`,
    )
  const title = { ...given, value: given.value.slice(length), start: given.start + length }
  return { title: title.notation === 'yaml' ? given : title, number: inPath ?? inTitle }
}

function headingTitle(page: Page): Part | null {
  const heading = page.outline.headings.find(({ level }) => level === 1)
  return heading === undefined || heading.text === ''
    ? fieldPart(page, 'title')
    : { value: heading.text, ...heading.words, notation: 'markdown' }
}

/** The headings of an RFC are sections, unless one stands before its list. */
function titleAboveHeader({ outline, header }: Page): Part | null {
  const [heading] = outline.headings
  const isAbove = [...header.values()].every(({ start }) => start > (heading?.start ?? Infinity))
  return heading === undefined ||
    !isAbove ||
    heading.text === '' ||
    plainHeading(heading.text) === 'summary'
    ? null
    : { value: heading.text, ...heading.words, notation: 'markdown' }
}

function featureName({ header }: Page): Part | null {
  const line = header.get('feature-name')
  return line === undefined || /^(?:$|n\/a\b|none$|\(fill)/i.test(line.value) ? null : line
}

function statusOf(
  page: Page,
  format: MarkdownFormat,
  warn: Warn,
): { status: Part | null; meaning: Status } {
  const claims = statusClaims(page, format).map((claim) => ({
    ...claim,
    meaning: meaningOf(claim.part.value, format.words),
  }))
  const [first, ...others] = claims
  if (first === undefined) {
    warn('decisions.status.none', 0, 'The file says no status.')
    return { status: null, meaning: 'unknown' }
  }
  const other = others.find(({ meaning }) => meaning !== first.meaning)
  if (other !== undefined) {
    const says = (claim: typeof first): string =>
      `the ${claim.place} says ${quoted(claim.part.value)}`
    warn(
      'decisions.status.conflict',
      other.part.start,
      `Two statuses disagree: ${says(first)}, ${says(other)}.`,
    )
    return { status: first.part, meaning: 'unknown' }
  }
  const isSuperseded = relationsOf(page).some(({ kind }) => kind === 'superseded by')
  if (first.meaning === 'unknown' && !isPlaceholder(first.part.value))
    warn(
      'decisions.status.not_understood',
      first.part.start,
      `${quoted(first.part.value)} is no status that means one thing.`,
    )
  if (!isSuperseded || first.meaning === 'superseded')
    return { status: first.part, meaning: first.meaning }
  if (first.meaning === 'accepted' && first.place === 'section') {
    // Whoever was superseded had been accepted: this does not disagree, but only one of the two holds now.
    warn(
      'decisions.status.both',
      first.part.start,
      'It says that it is accepted, and by what it is superseded; it was taken as superseded.',
    )
    return { status: first.part, meaning: 'superseded' }
  }
  if (first.meaning !== 'unknown')
    warn(
      'decisions.status.conflict',
      first.part.start,
      `Its status is ${quoted(first.part.value)}, and it says by what it is superseded.`,
    )
  return { status: first.part, meaning: 'unknown' }
}

function dated(
  page: Page,
  { dateKeys, isDayFirst }: MarkdownFormat,
  warn: Warn,
): Pick<DecisionFile, 'date' | 'day'> {
  const parts = dateKeys
    .flatMap((key) => [fieldPart(page, key), page.header.get(key) ?? null])
    .filter((part) => part !== null && part.value !== '')
  const section = sectionCalled(page, 'date')
  const inSection =
    section === undefined ? '' : page.text.slice(section.body.start, section.body.end)
  if (section !== undefined && inSection !== '' && !inSection.includes('\n'))
    parts.push({ value: inSection, ...section.body, notation: 'markdown' })
  const [first, ...others] = parts
  if (!first) return { date: null, day: null }
  const day = dayOf(first.value, { isDayFirst })
  if (day === null)
    warn(
      'decisions.date.not_understood',
      first.start,
      `${quoted(first.value)} is no date that means one day.`,
    )
  const other = others.find((part) => part !== null && dayOf(part.value, { isDayFirst }) !== day)
  if (other) {
    warn(
      'decisions.date.conflict',
      other.start,
      `Two dates disagree: ${quoted(first.value)} and ${quoted(other.value)}.`,
    )
    return { date: first, day: null }
  }
  return { date: first, day }
}

function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return `"${line.length > 80 ? `${line.slice(0, 79)}…` : line}"`
}
