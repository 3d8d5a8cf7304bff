/** Which of the team's components something belongs to: a change by its paths and labels, a job by its name, a deployment by its environment. */
import { pathPattern } from '#std/path-pattern.ts'
import type { Component } from './settings.ts'

export function componentsOf(
  components: readonly Component[],
  { labels, paths }: { labels: readonly string[]; paths: readonly string[] },
): string[] {
  return components
    .filter(
      (one) =>
        one.labels.some((label) => labels.includes(label)) ||
        (paths.length > 0 && fitsAny(one.paths, paths)),
    )
    .map(({ name }) => name)
    .sort()
}

function fitsAny(patterns: readonly string[], paths: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const matches = pathPattern(pattern)
    return paths.some((path) => matches(path))
  })
}

/** `*` stands for any letters and `?` for one, slashes among them. Not told apart by case. Takes time in proportion to both. */
export function namePattern(pattern: string): (name: string) => boolean {
  const wanted = Array.from(pattern.toLowerCase())
  return (name) => fits(wanted, Array.from(name.toLowerCase()))
}

/** Goes back to the last star only: what an earlier one could take, the last can. */
function fits(wanted: readonly string[], letters: readonly string[]): boolean {
  let [at, star, mark] = [0, -1, 0]
  for (let letter = 0; letter < letters.length;) {
    if (wanted[at] === '*') {
      star = at
      mark = letter
      at += 1
    } else if (wanted[at] === '?' || wanted[at] === letters[letter]) {
      at += 1
      letter += 1
    } else if (star >= 0) {
      at = star + 1
      mark += 1
      letter = mark
    } else return false
  }
  return wanted.slice(at).every((one) => one === '*')
}
