/** Ember's RFCs, which keep their stage in front matter. */
import type { MarkdownFormat } from './format.ts'
import { madr4 } from './madr.ts'
import type { StatusWords } from './status-words.ts'

/** What is discontinued or closed may have been turned down, taken back or replaced: a person says. */
const words: StatusWords = {
  proposed: 'proposed',
  exploring: 'proposed',
  accepted: 'accepted',
  'ready-for-release': 'implemented',
  released: 'implemented',
  recommended: 'implemented',
}

export const emberRfc: MarkdownFormat = {
  ...madr4,
  name: 'ember-rfc',
  isIn: ({ fields }) => fields.has('stage') && (fields.has('prs') || fields.has('start-date')),
  titleIn: 'file name',
  statusKey: 'stage',
  dateKeys: ['start-date'],
  words,
  relationsIn: null,
}
