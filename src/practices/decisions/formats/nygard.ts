/** Michael Nygard's sections, as adr-tools writes them. */
import type { MarkdownFormat } from './format.ts'
import { madr4 } from './madr.ts'
import { sectionCalled } from './page.ts'

export const nygard: MarkdownFormat = {
  ...madr4,
  name: 'nygard',
  isIn: (page) =>
    sectionCalled(page, ...statusHeadings) !== undefined &&
    sectionCalled(page, ...otherHeadings) !== undefined,
  home: 'section',
  // adr-tools finds it by this spelling.
  relationsIn: { heading: 'Status', lead: 'Supercedes ' },
}

/** Teams write in their own language; German and Danish say the same word. */
export const statusHeadings = [
  'status',
  'statut',
  'estado',
  'stato',
  'статус',
  'ステータス',
  '状态',
  '状態',
  '상태',
]
const otherHeadings = [
  ...['context', 'decision', 'consequences'],
  ...['kontext', 'entscheidung', 'konsequenzen'],
  ...['contexte', 'décision', 'conséquences'],
  ...['contexto', 'decisión', 'decisão', 'consecuencias', 'consequências'],
  ...['contesto', 'decisione', 'conseguenze'],
]
