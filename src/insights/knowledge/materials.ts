/**
 * What kind of code a file is, told by its name: somebody must understand code, but nobody a fixture, an example, or a page
 * that a test reads. Those are told of as code only where they are what was asked about.
 */
import { isProgramming } from './languages.ts'

/** The class that knowledge gives such files; there is none of that name among the facts. */
export const testData = 'test data'

const dataFolders =
  /(^|\/)(fixtures?|__fixtures__|testdata|test[_-]data|test[_-]?apps?|snapshots?|__snapshots__|examples?|samples?|demos?|(tests?|__tests__|specs?|e2e)\/([^/]+\/)*(data|resources))\//i
const inTests = /(^|\/)(tests?|__tests__|specs?|e2e)\//i
/** Pages and data that tests read. */
const pages =
  /\.(html?|xhtml|css|s[ac]ss|less|xslt?|erb|haml|slim|json5?|jsonl|ya?ml|toml|xml|[ct]sv|txt)$/i

/** `prefix` is what was asked about: whoever asks about examples wants to know of examples. */
export function classIn(
  prefix: string,
  { path, class: given }: { path: string; class: string },
): string {
  if (given !== 'source' && given !== 'test') return given
  const isAskedFor = isTestData(prefix) || isTestData(`${prefix}/`)
  return isTestData(path) && !isAskedFor ? testData : given
}

function isTestData(path: string): boolean {
  return dataFolders.test(path) || (inTests.test(path) && pages.test(path))
}

/** Code may lie in these as well, and counts; but an area of nothing else is no place to begin. */
const apart = /(^|\/)(mocks?|__mocks__|media|assets|images?)\//i

/** Younger than the systems that the list of languages was made for. */
const younger =
  /\.([cm]ts|pyi|svelte|astro|zig|fsx?|vb|cu|cuh|proto|graphql|sol|move|ipynb|elm|purs|res|v|vhdl?|sv|f90|f95|for|adb|ads|pas|groovy|jsonnet|nix|tf|hcl|bzl|star)$/i

export function isCode(path: string): boolean {
  return (isProgramming(path) || younger.test(path)) && !apart.test(path) && !isTestData(path)
}
