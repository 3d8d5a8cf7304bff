/** The pages of decisions. */
import type { Pages } from '#web/ui/pages.ts'

export const pages: Pages = {
  order: 20,
  group: 'practices',
  label: 'Decisions',
  to: '/decisions',
  acts: [
    { label: 'Propose a decision', to: '/decisions/new' },
    { label: 'Map of decisions', to: '/decisions/map' },
    { label: 'Debts', to: '/decisions/debts' },
  ],
  routes: [
    { path: '/decisions', load: () => import('./list.tsx') },
    { path: '/decisions/new', load: () => import('./new.tsx') },
    { path: '/decisions/map', load: () => import('./map.tsx') },
    { path: '/decisions/debts', load: () => import('./debts.tsx') },
    { path: '/decisions/files', load: () => import('./files.tsx') },
    { path: '/decisions/$number', load: () => import('./decision.tsx') },
  ],
}
