/** Which of the team's components something belongs to: a change by its paths and labels, a job by its name, a deployment by its environment. */
import { fitsPart, pathPattern } from '#std/path-pattern.ts'
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

/** `*` stands for any letters and `?` for one, slashes among them: a name is no path. Not told apart by case. */
export function namePattern(pattern: string): (name: string) => boolean {
  const wanted = pattern.toLowerCase()
  return (name) => fitsPart(wanted, name.toLowerCase())
}

export function anyNamePattern(patterns: readonly string[]): (name: string) => boolean {
  const fits = patterns.map(namePattern)
  return (name) => fits.some((one) => one(name))
}
