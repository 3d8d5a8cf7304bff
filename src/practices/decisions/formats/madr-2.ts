/** MADR 2: a list of `* Status:`, `* Deciders:` and `* Date:` below the title. */
import type { MarkdownFormat } from './format.ts'
import { hasMadrSections, madr4 } from './madr.ts'
import type { Page } from './page.ts'
import { sectionCalled } from './page.ts'

export const madr2: MarkdownFormat = {
  ...madr4,
  name: 'madr-2',
  isIn: (page) =>
    hasMadrSections(page) &&
    (hasMadrHeader(page) ||
      sectionCalled(page, 'positive consequences', 'negative consequences') !== undefined),
  home: 'header',
  relationsIn: { heading: 'Links', lead: '* Supersedes ' },
}

export function hasMadrHeader({ header }: Page): boolean {
  return ['status', 'deciders', 'date'].some((key) => /^\s*[*+-]/.test(header.get(key)?.mark ?? ''))
}
