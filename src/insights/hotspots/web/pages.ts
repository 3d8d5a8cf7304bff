/** The page of hotspots. */
import type { Pages } from '#web/ui/pages.ts'

export const pages: Pages = {
  order: 10,
  group: 'evidence',
  label: 'Hotspots',
  to: '/evidence/hotspots',
  routes: [{ path: '/evidence/hotspots', load: () => import('./hotspots.tsx') }],
}
