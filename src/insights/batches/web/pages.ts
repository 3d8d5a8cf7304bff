/** The page of changes: how large they are, what they were, and what had to be mended. */
import type { Pages } from '#web/ui/pages.ts'

export const pages: Pages = {
  order: 50,
  group: 'evidence',
  label: 'Changes',
  to: '/evidence/changes',
  routes: [{ path: '/evidence/changes', load: () => import('./changes.tsx') }],
}
