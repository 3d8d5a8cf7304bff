/** The pages of growth. */
import type { Pages } from '#web/ui/pages.ts'

export const pages: Pages = {
  order: 18,
  group: 'practices',
  label: 'Growth',
  to: '/growth/pairs',
  acts: [{ label: 'Find somebody to learn with', to: '/growth/pairs' }],
  routes: [{ path: '/growth/pairs', load: () => import('./pairs.tsx') }],
}
