/** The pages of frictions. */
import type { Pages } from '#web/ui/pages.ts'

export const pages: Pages = {
  order: 12,
  group: 'practices',
  label: 'Frictions',
  to: '/frictions',
  acts: [{ label: 'Report a friction', to: '/frictions/new' }],
  routes: [
    { path: '/frictions', load: () => import('./board.tsx') },
    { path: '/frictions/new', load: () => import('./new.tsx') },
    { path: '/frictions/$number', load: () => import('./friction.tsx') },
  ],
}
