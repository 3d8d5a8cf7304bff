/** The page of releases. */
import type { Pages } from '#web/ui/pages.ts'

export const pages: Pages = {
  order: 40,
  group: 'evidence',
  label: 'Releases',
  to: '/evidence/releases',
  routes: [{ path: '/evidence/releases', load: () => import('./releases.tsx') }],
}
