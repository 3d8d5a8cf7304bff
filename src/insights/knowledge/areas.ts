/**
 * Areas: directories of a size one can talk about. The rule, from the top down: a directory with more than a tenth of all
 * files (but at least 5 and at most 200) is taken apart into its subdirectories, except those with less than a hundredth
 * of all files (at most 5), which stay with the files that lie directly in it. The top is always taken apart.
 */

/** Per path its area's path, `.` for the top of the repository. Depends on nothing but the paths. */
export function areasOf(paths: readonly string[], top = ''): string[] {
  const filesMax = Math.min(200, Math.max(5, Math.ceil(paths.length / 10)))
  const filesMin = Math.min(5, Math.floor(paths.length / 100) + 1)
  const counts = directoryCounts(paths)
  const isTop = (directory: string): boolean => directory === '' || directory === top
  return paths.map((path) => {
    const parts = path.split('/')
    let directory = ''
    for (let depth = 1; depth < parts.length; depth++) {
      const next = parts.slice(0, depth).join('/')
      const isWhole =
        !isTop(directory) &&
        !top.startsWith(`${directory}/`) &&
        (counts.get(directory) ?? 0) <= filesMax
      if (isWhole || (counts.get(next) ?? 0) < filesMin) break
      directory = next
    }
    return directory === '' ? '.' : directory
  })
}

/** The areas below one, which are not counted with it. */
export function areasBelow(names: readonly string[], area: string): string[] {
  return names.filter((name) => isBelow(name, area)).toSorted()
}

/** Whether a path lies below a directory; `.` is the top. */
export function isBelow(path: string, directory: string): boolean {
  return path !== directory && (directory === '.' || path.startsWith(`${directory}/`))
}

/** How many files lie in a directory or below it. */
function directoryCounts(paths: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const path of paths)
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      const directory = path.slice(0, slash)
      counts.set(directory, (counts.get(directory) ?? 0) + 1)
    }
  return counts
}
