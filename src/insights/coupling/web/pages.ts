/** The page of coupling. */
import type { Pages } from '#web/ui/pages.ts'

export const pages: Pages = {
  order: 20,
  group: 'evidence',
  label: 'Coupling',
  to: '/evidence/coupling',
  routes: [{ path: '/evidence/coupling', load: () => import('./coupling.tsx') }],
}
