/** From addresses to pages. A page is loaded when it is first opened; what it asks for is its own business. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { ownRoutes, pages } from './pages.ts'
import { Broken, Lost } from './lost.tsx'
import { Shell } from './shell.tsx'

export function makeRouter() {
  const root = createRootRoute({
    component: Shell,
    notFoundComponent: Lost,
    errorComponent: Broken,
  })
  const routes = [...ownRoutes, ...pages.flatMap((each) => each.routes)].map(({ path, load }) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: lazyRouteComponent(load, 'Page'),
    }),
  )
  return createRouter({
    routeTree: root.addChildren(routes),
    defaultPreload: 'intent',
    scrollRestoration: true,
    // Texts stay texts: `12m`, and a repository that is called 7.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
      const query = new URLSearchParams(kept.map(([key, value]) => [key, String(value)])).toString()
      return query === '' ? '' : `?${query}`
    },
  })
}
