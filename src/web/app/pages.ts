/** All pages: those of practices and questions are found by their folders, the app's own are named here. */
import type { Pages, Route } from '#web/ui/pages.ts'

const found = import.meta.glob<{ pages: Pages | readonly Pages[] }>(
  ['../../practices/*/web/pages.ts', '../../insights/*/web/pages.ts'],
  { eager: true },
)

export const pages: readonly Pages[] = Object.values(found)
  .flatMap((module) => module.pages)
  .toSorted((a, b) => a.order - b.order)

export const ownRoutes: readonly Route[] = [
  { path: '/', load: () => import('./today.tsx') },
  { path: '/evidence/file', load: () => import('../evidence/file.tsx') },
  { path: '/guide', load: () => import('../evidence/guide.tsx') },
  { path: '/actions', load: () => import('../records/actions-page.tsx') },
  { path: '/removed', load: () => import('../records/removed-page.tsx') },
  { path: '/search', load: () => import('./search.tsx') },
  ...['/settings', '/settings/repositories'].map((path) => ({
    path,
    load: () => import('./settings/repositories.tsx'),
  })),
  { path: '/settings/people', load: () => import('./settings/people/page.tsx') },
  { path: '/settings/flow', load: () => import('./settings/flow/page.tsx') },
  { path: '/settings/members', load: () => import('./settings/members.tsx') },
  { path: '/settings/audit', load: () => import('./settings/audit.tsx') },
  { path: '/settings/tokens', load: () => import('./settings/tokens.tsx') },
  { path: '/settings/delivery', load: () => import('./settings/delivery.tsx') },
  { path: '/settings/yourself', load: () => import('./settings/yourself.tsx') },
]
