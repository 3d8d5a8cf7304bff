/** A decision in a form of the team's own: it says its status somewhere, or bears a number in its title. */
import type { MarkdownFormat } from './format.ts'
import { madr4 } from './madr.ts'
import { numberInTitle } from './numbers.ts'
import { statusHeadings } from './nygard.ts'
import { sectionCalled } from './page.ts'

export const plainMarkdown: MarkdownFormat = {
  ...madr4,
  name: 'markdown',
  isIn: (page) => {
    const title = page.outline.headings[0]
    return (
      title?.level === 1 &&
      (page.fields.has('status') ||
        page.header.has('status') ||
        sectionCalled(page, ...statusHeadings) !== undefined ||
        numberInTitle(title.text).number !== null)
    )
  },
}
