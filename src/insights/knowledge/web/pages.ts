/** The page of knowledge. */
import type { Pages } from '#web/ui/pages.ts'

export const pages: Pages = {
  order: 30,
  group: 'evidence',
  label: 'Knowledge',
  to: '/evidence/knowledge',
  routes: [{ path: '/evidence/knowledge', load: () => import('./knowledge.tsx') }],
}
