/**
 * Patterns of paths: `*` and `?` within a part, `**` for any parts. What lies below a folder that fits, fits as well. Takes time in
 * proportion to the pattern and the path, whatever stands in them.
 */

export function pathPattern(pattern: string): (path: string) => boolean {
  const wanted = partsOf(pattern)
  return (path) => fits(wanted, partsOf(path))
}

/** The folder that all paths lie in that fit; '' where that is the whole tree. */
export function folderOf(pattern: string): string {
  const parts = partsOf(pattern)
  const wild = parts.findIndex((part) => /[*?]/.test(part))
  return (wild < 0 ? parts : parts.slice(0, wild)).join('/')
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.')
}

/** Whether some first parts of the path fit the whole pattern. Row by row: which of the path's beginnings fit so far. */
function fits(wanted: readonly string[], parts: readonly string[]): boolean {
  let reached = [true, ...parts.map(() => false)]
  for (const part of wanted) {
    const next = reached.map(() => false)
    for (const [index, isReached] of reached.entries())
      if (part === '**') next[index] = isReached || next[index - 1] === true
      else if (isReached && index < parts.length && fitsPart(part, parts[index] ?? ''))
        next[index + 1] = true
    reached = next
  }
  return reached.some(Boolean)
}

/** The last star takes one letter more whenever what follows does not fit: no other has to be tried again. */
export function fitsPart(wanted: string, part: string): boolean {
  let at = 0
  let star = -1
  let taken = 0
  for (let index = 0; index < part.length;) {
    if (wanted[at] === '*') {
      star = at++
      taken = index
    } else if (at < wanted.length && (wanted[at] === '?' || wanted[at] === part[index])) {
      at++
      index++
    } else if (star >= 0) {
      at = star + 1
      index = ++taken
    } else return false
  }
  return wanted.slice(at).replaceAll('*', '') === ''
}
