/** Requests for discussion, Oxide's and before them Joyent's: `state:` in front matter, or in the header of AsciiDoc. */
import type { MarkdownFormat } from './format.ts'
import { madr4 } from './madr.ts'
import { usualWords } from './status-words.ts'

export const rfd: MarkdownFormat = {
  ...madr4,
  name: 'rfd',
  isIn: ({ fields, outline }) =>
    fields.has('state') &&
    (fields.has('authors') || /^RFD\b/i.test(outline.headings[0]?.text ?? '')),
  home: 'front matter',
  statusKey: 'state',
  words: {
    ...usualWords,
    predraft: 'idea',
    prediscussion: 'idea',
    ideation: 'idea',
    discussion: 'proposed',
    publish: 'accepted',
    published: 'accepted',
    committed: 'implemented',
    abandoned: 'withdrawn',
  },
  relationsIn: null,
}
