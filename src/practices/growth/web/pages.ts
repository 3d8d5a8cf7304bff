/** The pages of growth. */
import type { Pages } from '#web/ui/pages.ts'

export const pages: Pages = {
  order: 18,
  group: 'practices',
  label: 'Growth',
  to: '/growth',
  acts: [{ label: 'Begin a goal of your own', to: '/growth/new' }],
  routes: [
    { path: '/growth', load: () => import('./list.tsx') },
    { path: '/growth/new', load: () => import('./new.tsx') },
    { path: '/growth/frameworks', load: () => import('./frameworks.tsx') },
    { path: '/growth/frameworks/$name', load: () => import('./framework.tsx') },
    { path: '/growth/pairs', load: () => import('./pairs.tsx') },
    { path: '/growth/$id', load: () => import('./goal.tsx') },
  ],
}
