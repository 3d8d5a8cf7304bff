/** RFCs that begin with a list: Rust's, and React's with those who took it from there. They have no status. */
import type { MarkdownFormat } from './format.ts'
import { madr4 } from './madr.ts'
import { sectionCalled, type Page } from './page.ts'

export const rustRfc: MarkdownFormat = {
  ...madr4,
  name: 'rust-rfc',
  isIn: ({ header }) =>
    header.has('rust-issue') ||
    (header.has('rfc-pr') && (header.has('feature-name') || header.has('start-date'))),
  home: 'nowhere',
  titleIn: 'feature name',
  dateKeys: ['start-date'],
  relationsIn: null,
}

/** Asked before Rust's, whose first words it shares. */
export const reactRfc: MarkdownFormat = {
  ...rustRfc,
  name: 'react-rfc',
  isIn: (page) =>
    page.header.has('start-date') &&
    (['react-issue', 'target-major-version', 'reference-issues'].some((key) =>
      page.header.has(key),
    ) ||
      hasReactSections(page)),
  titleIn: 'file name',
}

function hasReactSections(page: Page): boolean {
  return (
    sectionCalled(page, 'basic example') !== undefined &&
    sectionCalled(page, 'adoption strategy', 'how we teach this') !== undefined
  )
}
