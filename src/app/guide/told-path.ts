/** A path as a trace tells it, taken apart: drives, containers and build machines stand before what a repository knows. Pure. */

export interface ToldPath {
  /** Folders, and the file last. */
  parts: string[]
  /** False where it begins in the repository, or in a package of it. */
  isRooted: boolean
  /** From here on it is somebody else's: `node_modules` and what follows; null for what may be one's own. */
  foreignFrom: number | null
}

export function toldPath(file: string, repository: string): ToldPath {
  const forward = file
    .replaceAll('\\', '/')
    .replace(/^[A-Za-z]:(?=\/)/, '')
    // .NET's builds that are the same everywhere.
    .replace(/^\/_\d?\//, '')
  const parts = tidy(forward)
  const foreignFrom = foreignIn(forward, parts, repository)
  const inModule = parts.findIndex((part) => moduleOf(part) === repository)
  if (inModule >= 0) return { parts: parts.slice(inModule + 1), isRooted: false, foreignFrom: null }
  if (!/^[/~]/.test(forward)) return { parts, isRooted: false, foreignFrom }
  const rest = foreignFrom === null ? withoutMachine(forward) : undefined
  return rest === undefined
    ? { parts, isRooted: true, foreignFrom }
    : { parts: tidy(rest), isRooted: false, foreignFrom }
}

function tidy(path: string): string[] {
  const parts: string[] = []
  for (const part of path.split('/'))
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.' && part !== '~') parts.push(part)
  return parts
}

/** Where containers and CI keep the checkout. What follows lies in the repository, or in the part of it that was copied. */
const machines =
  /^\/(?:home\/runner\/work\/([^/]+)\/\1|__w\/([^/]+)\/\2|github\/workspace|builds\/[^/]+\/[^/]+|home\/vsts\/work\/\d+\/s|bitbucket\/pipelines\/agent\/build|root\/project|home\/circleci\/(?:project|repo)|usr\/src\/app|home\/node\/app|var\/www\/html|var\/task|opt\/app|srv\/app|app|workspace|code)\//

function withoutMachine(path: string): string | undefined {
  const machine = machines.exec(path)
  return machine === null ? undefined : path.slice(machine[0].length)
}

/** Folders that hold what others wrote. */
const foreignFolders = new Set([
  ...['node_modules', 'bower_components', 'jspm_packages', '.pnpm', '.yarn'],
  ...['site-packages', 'dist-packages', '.venv', 'vendor', 'gems', '.bundle', '.gem'],
  ...['.cargo', '.rustup', 'rustc', '.m2', '.gradle', '.nuget'],
])

/** What comes with the language, or with the machine. */
const foreignRoots =
  /^(?:(?:node|bun|deno|phar|ext):|internal\/|<)|\/lib(?:64)?\/(?:python\d|ruby\/)|\/(?:go\/(?:pkg\/mod|src\/(?:runtime|testing|net|sync))|hostedtoolcache|snap)\/|^\/usr\/(?:lib|share|local\/go)\/|^(?:.{0,40}\/)?library\/(?:std|core|alloc|test)\/src\/|^src\/lib(?:std|core|alloc|test|panic_unwind)\//

function foreignIn(path: string, parts: readonly string[], repository: string): number | null {
  if (foreignRoots.test(path)) return 0
  const folder = parts.findIndex(
    (part, place) =>
      place < parts.length - 1 &&
      (foreignFolders.has(part) || (moduleOf(part) ?? repository) !== repository),
  )
  return folder < 0 ? null : folder
}

/** Go names a module with its version in a path: `shop@v1.2.0`. */
function moduleOf(part: string): string | undefined {
  return /^([^@]+)@v\d/.exec(part)?.[1]
}
