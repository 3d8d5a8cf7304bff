/** The pages of trails. */
import type { Pages } from '#web/ui/pages.ts'

export const pages: Pages = {
  order: 17,
  group: 'practices',
  label: 'Trails',
  to: '/trails',
  acts: [{ label: 'Begin a trail', to: '/trails/new' }],
  routes: [
    { path: '/trails', load: () => import('./list.tsx') },
    { path: '/trails/new', load: () => import('./new.tsx') },
    { path: '/trails/$number', load: () => import('./trail.tsx') },
    { path: '/trails/$number/walk', load: () => import('./walk.tsx') },
  ],
}
