/** Lists below the headings of a decision: what stands there as an item of one. */
import type { DecisionFile, Section, Span } from './decision-file.ts'
import { proseWithin } from './outline.ts'
import { pageOf, plainHeading, type Page } from './page.ts'

/** One item, by the headings it stands below, the outermost first. */
export interface Listed {
  under: readonly string[]
  words: string
}

export interface Item extends Span {
  /** On one line, however the file breaks it. */
  words: string
  mark: string
  lines: number
}

export function itemsIn(page: Page, body: Span): Item[] {
  const items: Item[] = []
  let indent: number | undefined
  let isOpen = false
  for (const { text, start, end } of proseWithin(page.outline, body)) {
    const [, lead = '', mark = '', words = ''] =
      /^([ \t]*)([*+-]|\d{1,9}[.)])[ \t]+(.*)$/.exec(text) ?? []
    const last = items.at(-1)
    if (mark !== '' && lead.length <= (indent ?? 3) + 1) {
      indent ??= lead.length
      items.push({ start, end, words: oneLine(words), mark: lead + mark, lines: 1 })
      isOpen = true
    } else if (text.trim() === '') isOpen = false
    else if (last !== undefined && (isOpen || /^(?: {2}|\t)/.test(text))) {
      last.words = oneLine(`${last.words} ${text}`)
      last.end = end
      last.lines += 1
      isOpen = true
    }
  }
  return items
}

/** Whether the file says this as an item, in the section it belongs to. */
export function isListed(file: DecisionFile, listed: Listed): boolean {
  return itemOf(pageOf(file.path, file), listed) !== undefined
}

export function itemOf(page: Page, { under, words }: Listed): Item | undefined {
  const { sections } = page.outline
  const section = sections[placeOf(sections, under)]
  const wanted = withoutLink(words)
  return section === undefined
    ? undefined
    : itemsIn(page, section.body).find((item) => withoutLink(item.words) === wanted)
}

/** Where the section of these headings is among all; -1 where there is none. */
export function placeOf(sections: readonly Section[], under: readonly string[]): number {
  let found = -1
  let end = sections.length
  for (const name of under) {
    const level = sections[found]?.level ?? 0
    const next = sections.findIndex(
      (section, at) =>
        at > found && at < end && section.level > level && isCalled(section.heading, name),
    )
    if (next === -1) return -1
    found = next
    end = endOf(sections, found)
  }
  return found
}

/** Behind everything that stands below it. */
export function endOf(sections: readonly Section[], at: number): number {
  const level = sections[at]?.level ?? 0
  const next = sections.findIndex((section, other) => other > at && section.level <= level)
  return next === -1 ? sections.length : next
}

/** Of MADR, in its order, with what MADR 1 called them. Any other heading is the title of an option. */
const headings = new Map([
  ['context and problem statement', []],
  ['decision drivers', []],
  ['considered options', ['considered alternatives']],
  ['decision outcome', []],
  ['consequences', []],
  ['positive consequences', []],
  ['negative consequences', []],
  ['confirmation', []],
  ['validation', []],
  ['pros and cons of the options', ['pros and cons of the alternatives']],
  ['more information', []],
  ['links', []],
])

/** -1 for a heading that MADR does not know. */
export function orderOf(heading: string): number {
  return [...headings].findIndex(([name, others]) =>
    [name, ...others].includes(plainHeading(heading)),
  )
}

function isCalled(heading: string, name: string): boolean {
  const order = orderOf(name)
  return order === -1 ? withoutLink(heading) === withoutLink(name) : orderOf(heading) === order
}

/** In a list, options may be links to what is said of them below. */
export function withoutLink(words: string): string {
  return oneLine(words.replace(/^\[([^\]]*)\]\([^)]*\)$/, '$1'))
}

function oneLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim()
}
