/** The pages of one-to-ones. */
import type { Pages } from '#web/ui/pages.ts'

export const pages: Pages = {
  order: 19,
  group: 'practices',
  label: 'One-to-one',
  to: '/one-to-one',
  routes: [
    { path: '/one-to-one', load: () => import('./list.tsx') },
    { path: '/one-to-one/$id', load: () => import('./one.tsx') },
  ],
}
