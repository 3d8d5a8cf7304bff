/**
 * Whether a file is code that somebody must understand, told by its name: no fixture, no example, no page or picture that
 * a test reads. Such files count like all others, but an area of nothing else is no place to begin.
 */
import { isProgramming } from './languages.ts'

const apart =
  /(^|\/)(fixtures?|__fixtures__|testdata|test-data|test[_-]?apps?|snapshots?|__snapshots__|mocks?|__mocks__|examples?|samples?|demos?|media|assets|images?)\//i
const inTests = /(^|\/)(tests?|__tests__|specs?|e2e)\//i
const pages = /\.(html?|xhtml|css|s[ac]ss|less|xslt?|erb|haml|slim)$/i

export function isCode(path: string): boolean {
  return isProgramming(path) && !apart.test(path) && !(inTests.test(path) && pages.test(path))
}
