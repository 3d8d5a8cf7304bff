/** The pages of how changes flow, and of where they wait. */
import type { Pages } from '#web/ui/pages.ts'

export const pages: readonly Pages[] = [
  {
    order: 60,
    group: 'evidence',
    label: 'Flow',
    to: '/evidence/flow',
    acts: [
      { label: 'See change by change how long it took', to: '/evidence/flow/changes' },
      { label: 'See deployment by deployment what came of it', to: '/evidence/flow/deployments' },
      { label: 'See job by job what CI did', to: '/evidence/flow/jobs' },
    ],
    routes: [
      { path: '/evidence/flow', load: () => import('./flow.tsx') },
      { path: '/evidence/flow/changes', load: () => import('./changes.tsx') },
      { path: '/evidence/flow/deployments', load: () => import('./deployments.tsx') },
      { path: '/evidence/flow/jobs', load: () => import('./jobs.tsx') },
    ],
  },
  {
    order: 70,
    group: 'evidence',
    label: 'Bottlenecks',
    to: '/evidence/bottlenecks',
    acts: [{ label: 'Make the case for something better', to: '/evidence/case' }],
    routes: [
      { path: '/evidence/bottlenecks', load: () => import('./bottlenecks.tsx') },
      { path: '/evidence/case', load: () => import('./case.tsx') },
    ],
  },
  {
    order: 80,
    group: 'evidence',
    label: 'My own flow',
    to: '/evidence/mine',
    routes: [{ path: '/evidence/mine', load: () => import('./mine.tsx') }],
  },
]
