/** Writes down beside the built app at which addresses it has pages, so that the server can tell them from those where nothing is. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport, type Plugin } from 'vite'
import type { Pages, Route } from '#web/ui/pages.ts'

interface AllPages {
  pages: readonly Pages[]
  ownRoutes: readonly Route[]
}

export function pagePaths(): Plugin {
  let root = ''
  return {
    name: 'page-paths',
    apply: 'build',
    configResolved: (config) => void ({ root } = config),
    async writeBundle({ dir = '' }) {
      const { module } = await runnerImport<AllPages>(join(root, 'pages.ts'), { root })
      const { pages, ownRoutes } = module
      const routes = [...ownRoutes, ...pages.flatMap((each) => each.routes)]
      writeFileSync(join(dir, 'pages.json'), JSON.stringify(routes.map(({ path }) => path)))
    },
  }
}
