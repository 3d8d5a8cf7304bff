/** The options that a file lists, with what it says for and against each. */
import type { DecisionFile } from './decision-file.ts'
import { itemsIn, placeOf, withoutLink } from './items.ts'
import { pageOf } from './page.ts'

export interface ToldOption {
  title: string
  pros: string[]
  cons: string[]
}

/** As far as a record goes; what is longer stays among its words. */
const most = { options: 20, titleChars: 200, reasons: 50, reasonChars: 2000 }

export function optionsIn(file: DecisionFile): ToldOption[] {
  if (/^(?:json-adr|kep)$/.test(file.format)) return []
  const page = pageOf(file.path, file)
  const { sections } = page.outline
  const itemsUnder = (...under: string[]): string[] => {
    const section = sections[placeOf(sections, under)]
    return section === undefined ? [] : itemsIn(page, section.body).map(({ words }) => words)
  }
  const titles = new Set(
    itemsUnder('Considered Options')
      .map((words) => withoutLink(words).replaceAll('\0', ''))
      .filter((title) => title !== '' && title.length <= most.titleChars),
  )
  return [...titles].slice(0, most.options).map((title) => {
    const items = itemsUnder('Pros and Cons of the Options', title)
    return { title, pros: reasonsIn(items, 'good'), cons: reasonsIn(items, 'bad') }
  })
}

function reasonsIn(items: readonly string[], mark: 'good' | 'bad'): string[] {
  const reasons = items.flatMap((words) => {
    const [, is = '', reason = ''] = /^(good|bad),? because (.+)$/i.exec(words) ?? []
    const isTaken = is.toLowerCase() === mark && reason.length <= most.reasonChars
    return isTaken && !reason.includes('\0') ? [reason] : []
  })
  return [...new Set(reasons)].slice(0, most.reasons)
}
