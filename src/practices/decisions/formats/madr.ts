/** MADR 4 and 3: front matter, then `Context and Problem Statement` and its companions. */
import type { MarkdownFormat } from './format.ts'
import { sectionCalled, type Page } from './page.ts'
import { usualWords } from './status-words.ts'

export const madr4: MarkdownFormat = {
  name: 'madr-4',
  // What has neither the words of 3 nor a header of 2 is written as 4 writes it.
  isIn: (page) => page.fields.has('decision-makers') || hasMadrSections(page),
  home: 'front matter',
  titleIn: 'heading',
  statusKey: 'status',
  dateKeys: ['date'],
  isDayFirst: false,
  words: usualWords,
  relationsIn: { heading: 'More Information', lead: '* Supersedes ' },
}

export const madr3: MarkdownFormat = {
  ...madr4,
  name: 'madr-3',
  isIn: (page) =>
    !page.fields.has('decision-makers') &&
    (page.fields.has('deciders') || sectionCalled(page, 'validation') !== undefined) &&
    hasMadrSections(page),
}

export function hasMadrSections(page: Page): boolean {
  return (
    sectionCalled(page, 'context and problem statement') !== undefined ||
    // MADR 1 called them alternatives.
    (sectionCalled(page, 'considered options', 'considered alternatives') !== undefined &&
      sectionCalled(page, 'decision outcome') !== undefined)
  )
}
