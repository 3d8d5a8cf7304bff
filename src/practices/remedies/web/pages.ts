/** The pages of remedies, and of the trials of them. */
import type { Pages } from '#web/ui/pages.ts'

export const pages: readonly Pages[] = [
  {
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
  },
  {
    // Behind where work flows and waits.
    order: 75,
    group: 'evidence',
    label: 'Trials',
    to: '/trials',
    acts: [{ label: 'Try a remedy', to: '/trials/new' }],
    routes: [
      { path: '/trials', load: () => import('./trials/trials.tsx') },
      { path: '/trials/new', load: () => import('./trials/new-trial.tsx') },
    ],
  },
]
