/** What an import read, in lines: each kind, what was left out and why, and of what all is known. */
import type { Imported } from '#app/import/github.ts'
import { inert } from '#std/inert.ts'
import { count, counted } from '#std/words.ts'

export function showImported(imported: Imported): string {
  const { project, repository, read, leftOut, coverage, otherFiles } = imported
  const unknown = coverage.filter(({ isWhole }) => !isWhole)
  const lines = [
    `${inert(project)}, which is ${inert(repository)} here:`,
    ...read.map(({ kind, kept, read: all }) =>
      kept === all ? `  ${kind}: ${count(kept)}` : `  ${kind}: ${count(kept)} of ${count(all)}`,
    ),
    ...leftOut.map(
      ({ kind, why, count: times, example }) =>
        `  left out of ${kind}: ${count(times)}, ${inert(why)}; the first at ${inert(example)}`,
    ),
    ...unknown.map(({ kind, requests, of }) =>
      requests === null || of === null
        ? `  not known whether these are all: ${wordsOf(kind)}`
        : `  no data on ${wordsOf(kind)}: ${counted(of - requests, 'request')} of ${count(of)}`,
    ),
    ...(otherFiles.length === 0
      ? []
      : [
          `  ${counted(otherFiles.length, 'file')} left alone, such as ${inert(otherFiles[0] ?? '')}`,
        ]),
  ]
  return `${lines.join('\n')}\n`
}

function wordsOf(kind: string): string {
  return kind.replaceAll('_', ' ')
}
