/** The pages of questions. */
import type { Pages } from '#web/ui/pages.ts'

export const pages: Pages = {
  order: 16,
  group: 'practices',
  label: 'Questions',
  to: '/questions',
  acts: [{ label: 'Ask a question', to: '/questions/new' }],
  routes: [
    { path: '/questions', load: () => import('./list.tsx') },
    { path: '/questions/new', load: () => import('./new.tsx') },
    { path: '/questions/hours', load: () => import('./hours.tsx') },
    { path: '/questions/topics', load: () => import('./topics.tsx') },
    { path: '/questions/$number', load: () => import('./question.tsx') },
  ],
}
