/** The pages of remedies. */
import type { Pages } from '#web/ui/pages.ts'

export const pages: Pages = {
  order: 15,
  group: 'practices',
  label: 'Remedies',
  to: '/remedies',
  acts: [{ label: 'Write down a remedy', to: '/remedies/new' }],
  routes: [
    { path: '/remedies', load: () => import('./list.tsx') },
    { path: '/remedies/new', load: () => import('./new.tsx') },
    { path: '/remedies/$id', load: () => import('./remedy.tsx') },
  ],
}
