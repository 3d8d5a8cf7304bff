/** What speaks against a suggestion: how much of what stands behind it has another reading. Pure. */
import { flag } from '#facts/words/flags.ts'
import type { CounterEvidence } from '../insight.ts'
import type { Gathered } from './gather.ts'
import { rounded } from './rounded.ts'

/** Changes of more paths than 30 count, but with doubt: code-maat leaves them out. */
const widePathsMin = 31

/** Neither wide nor format-only nor a bot's. */
export function isPlain(
  { commits, who }: Pick<Gathered, 'commits' | 'who'>,
  commit: number,
): boolean {
  return (
    (commits.paths[commit] ?? 0) < widePathsMin &&
    ((commits.flags[commit] ?? 0) & flag.formatOnly) === 0 &&
    who.get(commits.authors[commit] ?? 0)?.isBot !== true
  )
}

/** Of the change-sets that touch the file and any of the touched ones. */
export function evidenceAgainst(
  file: number,
  touched: readonly number[],
  { index, commits, commitsOf, bulkCommits, filesOf, isGenerating, who }: Gathered,
): CounterEvidence[] {
  const isTouched = new Set(touched)
  const shared = index
    .unitsOf(file)
    .filter((unit) => index.filesOf(unit).some((other) => isTouched.has(other)))
    .map((unit) => commitsOf(unit).filter((commit) => speaks(filesOf(commit), file, touched)))
  const whoOf = (commit: number) => who.get(commits.authors[commit] ?? 0)
  const shareOf = (holds: (commit: number) => boolean) =>
    shared.filter((own) => own.every(holds)).length / shared.length
  const people = new Map<number, number>()
  for (const own of shared)
    for (const person of new Set(own.map((commit) => whoOf(commit)?.person ?? -1)))
      people.set(person, (people.get(person) ?? 0) + 1)
  const cut = bulkCommits.filter((commit) => filesOf(commit).has(file)).length
  const shares: CounterEvidence[] = [
    { what: 'bulk', share: shareOf((commit) => (commits.paths[commit] ?? 0) >= widePathsMin) },
    {
      what: 'format-only',
      share: shareOf((commit) => ((commits.flags[commit] ?? 0) & flag.formatOnly) > 0),
    },
    { what: 'bot', share: shareOf((commit) => whoOf(commit)?.isBot ?? false) },
    { what: 'generated', share: shareOf(isGenerating) },
    { what: 'same-author', share: Math.max(0, ...people.values()) / shared.length },
    { what: 'cut-off', share: cut / (cut + shared.length) },
  ]
  return shares
    .filter(({ share }) => share > 0)
    .map(({ what, share }) => ({ what, share: rounded(share) }))
}

function speaks(files: ReadonlySet<number>, file: number, touched: readonly number[]): boolean {
  return files.has(file) || touched.some((other) => files.has(other))
}
