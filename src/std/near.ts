/** Which of the known paths or names a mistyped one may mean. */

/** One or two letters are wrong in all of it: as near as another place of the same name. */
function isMistyped(given: string, path: string): boolean {
  return Math.abs(given.length - path.length) <= 2 && editDistance(given, path) <= 2
}

/** At most three, nearest first; equally near ones by letter. */
export function nearPaths(given: string, known: Iterable<string>, limit = 3): string[] {
  const scored: { path: string; distance: number }[] = []
  const name = baseName(given)
  for (const path of known) {
    const distance = path.endsWith(`/${given}`)
      ? 0
      : isMistyped(given, path) || baseName(path) === name
        ? 1
        : 2 + editDistance(baseName(path), name)
    if (distance <= 2 + Math.max(1, Math.floor(name.length / 4))) scored.push({ path, distance })
  }
  return scored
    .toSorted((a, b) => a.distance - b.distance || (a.path < b.path ? -1 : 1))
    .slice(0, limit)
    .map(({ path }) => path)
}

/** Of names, at most three that a slip of the hand may have meant: fewer than four letters are near to anything. */
export function nearNames(given: string, known: Iterable<string>, limit = 3): string[] {
  const wanted = given.toLowerCase()
  const slipsMax = Math.floor(wanted.length / 4)
  if (slipsMax === 0) return []
  return [...known]
    .map((name) => ({ name, distance: editDistance(wanted, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= slipsMax)
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map(({ name }) => name)
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase()
}

/** Names longer than this are not compared letter by letter. */
const lettersMax = 80

/** Levenshtein's distance. */
function editDistance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > one.length / 2 || one.length > lettersMax)
    return Infinity
  let above = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1)
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    above = current
  }
  return above[other.length] ?? Infinity
}
