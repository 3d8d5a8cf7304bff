/**
 * Says where modules are without a search. Of the time that a command took, a quarter went by finding files: Node looks for each import
 * as if it could be anywhere, and some packages are of hundreds of files.
 */
import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { wholePackages } from './whole-packages.ts'

const source = new URL('../src/', import.meta.url).href
const built = new URL('../dist/packages/', import.meta.url)

export function findModules(): void {
  const packages = new Map(
    existsSync(built) ? wholePackages.map((name) => [name, new URL(`${name}.js`, built).href]) : [],
  )
  registerHooks({
    resolve(name, context, next) {
      const from = context.parentURL
      // What other packages ask for may be another version.
      if (from?.startsWith(source) !== true) return next(name, context)
      if (name.endsWith('.ts')) {
        const url = name.startsWith('#') ? `${source}${name.slice(1)}` : new URL(name, from).href
        return { url, format: 'module-typescript', shortCircuit: true }
      }
      const url = packages.get(name)
      return url === undefined ? next(name, context) : { url, format: 'module', shortCircuit: true }
    },
  })
}
