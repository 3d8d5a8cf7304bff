/** The pages of ideas. */
import type { Pages } from '#web/ui/pages.ts'

export const pages: Pages = {
  order: 10,
  group: 'practices',
  label: 'Ideas',
  to: '/ideas',
  acts: [{ label: 'Post an idea', to: '/ideas/new' }],
  routes: [
    { path: '/ideas', load: () => import('./list.tsx') },
    { path: '/ideas/new', load: () => import('./new.tsx') },
    { path: '/ideas/$number', load: () => import('./idea.tsx') },
  ],
}
