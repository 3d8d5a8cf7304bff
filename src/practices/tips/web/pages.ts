/** The pages of tips. */
import type { Pages } from '#web/ui/pages.ts'

export const pages: readonly Pages[] = [
  {
    order: 16,
    group: 'practices',
    label: 'Tips',
    to: '/tips',
    acts: [{ label: 'Write down a tip', to: '/tips/new' }],
    routes: [
      { path: '/tips', load: () => import('./list.tsx') },
      { path: '/tips/new', load: () => import('./new.tsx') },
      { path: '/tips/$id', load: () => import('./tip.tsx') },
    ],
  },
]
