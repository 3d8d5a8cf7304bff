/** An item is put into the list it belongs to, or taken out of it; headings that are not there yet are made in MADR's order. */
import type { DecisionFile } from './decision-file.ts'
import { endOf, itemOf, itemsIn, orderOf, placeOf, type Listed } from './items.ts'
import { pageOf, type Page } from './page.ts'
import { noPlace } from './places.ts'
import { lineEndingOf } from './source-text.ts'
import type { Splice } from './splice.ts'

export function listedEdit(file: DecisionFile, listed: Listed): Splice[] {
  const page = pageOf(file.path, file)
  if (itemOf(page, listed) !== undefined) return []
  const { sections } = page.outline
  if (!/\.(?:md|markdown)$/i.test(file.path) || sections.length === 0) throw noPlace()
  const ending = lineEndingOf(file.text)
  const at = placeOf(sections, listed.under)
  const section = sections[at]
  if (section === undefined) return [madeFor(page, listed, ending)]
  const items = itemsIn(page, section.body)
  const { end } = section.body
  const last = items.at(-1)
  // What is no item, such as code that belongs to one, is not torn off from it.
  const goesOn = last?.end === end && /[*+-]$/.test(last.mark)
  const item = itemOfWords(listed.words, goesOn ? last.mark : '*', ending)
  return [{ start: end, end, with: (goesOn ? ending : ending + ending) + item }]
}

/** Only a line of its own is taken out, and only of an option nothing else is said of. */
export function unlistedEdit(file: DecisionFile, listed: Listed): Splice[] {
  const page = pageOf(file.path, file)
  const item = itemOf(page, listed)
  if (item === undefined) return []
  if (item.lines > 1 || !/\.(?:md|markdown)$/i.test(file.path)) throw noPlace()
  if (placeOf(page.outline.sections, [...optionsBelow, listed.words]) !== -1) throw noPlace()
  const next = /^\r?\n/.exec(file.text.slice(item.end))?.[0].length ?? 0
  return [{ start: item.start, end: item.end + next, with: '' }]
}

/** How many headings are made for it. */
export function headingsOwed({ sections }: DecisionFile, { under }: Listed): number {
  return under.filter((_, at) => placeOf(sections, under.slice(0, at + 1)) === -1).length
}

const optionsBelow = ['Pros and Cons of the Options']

function madeFor({ outline, text }: Page, { under, words }: Listed, ending: string): Splice {
  const { sections, headings } = outline
  const known = under.findLastIndex((_, at) => placeOf(sections, under.slice(0, at + 1)) !== -1)
  const parent = placeOf(sections, under.slice(0, known + 1))
  const level = (sections[parent]?.level ?? 1) + 1
  const made = under
    .slice(known + 1)
    .map((name, at) => `${'#'.repeat(level + at)} ${name}${ending}${ending}`)
    .join('')
  const part = made + itemOfWords(words, '*', ending)
  const order = orderOf(under[known + 1] ?? '')
  const until = parent === -1 ? sections.length : endOf(sections, parent)
  // An option's own heading has no place in that order: it comes last.
  const next = sections.findIndex(
    (section, at) =>
      at > parent &&
      at < until &&
      section.level <= level &&
      order !== -1 &&
      orderOf(section.heading) > order,
  )
  const before = headings[next]
  if (before !== undefined)
    return { start: before.start, end: before.start, with: part + ending + ending }
  const last = sections[until - 1]
  const end = until === sections.length ? text.trimEnd().length : (last?.body.end ?? text.length)
  const isLast = end === text.length
  return { start: end, end, with: ending + ending + part + (isLast ? ending : '') }
}

/** What goes on over several lines stays within its item. */
function itemOfWords(words: string, mark: string, ending: string): string {
  const indent = ' '.repeat(mark.length + 1)
  return `${mark} ${words.trim().replaceAll(/\r?\n/g, ending + indent)}`
}
