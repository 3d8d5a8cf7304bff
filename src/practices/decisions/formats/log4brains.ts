/** log4brains: the list of MADR 2 with `Tags:`, in files called by a day and a slug, which is the id. */
import type { MarkdownFormat } from './format.ts'
import { hasMadrHeader, madr2 } from './madr-2.ts'

export const log4brains: MarkdownFormat = {
  ...madr2,
  name: 'log4brains',
  isIn: (page) =>
    hasMadrHeader(page) && (page.header.has('tags') || /(^|\/)\d{8}-[^/]+$/.test(page.path)),
  isDayFirst: true,
}
