/** Changes, fixes and reverts counted by area: each change once in every area it touches. Pure. */
import { notFindings } from '#facts/words/classes.ts'
import { flag } from '#facts/words/flags.ts'
import type { Touches, TouchingCommits } from '#facts/reading/touches.ts'
import type { Who } from '#facts/people/who.ts'
import { contendersMax, rankDraws, rankIntervals, rankLevel } from '#std/rank-interval.ts'
import { rounded } from '#std/spread.ts'
import { poisson, wilson } from '#std/statistics.ts'
import type { RevertsAnswer, RevertsInput } from './shape.ts'

export interface Tally {
  path: string
  changes: number
  fixes: number
  reverts: number
  reverted: number
  fixups: number
  bulk: number
  formatOnly: number
  bot: number
  plainChanges: number
  plainFixes: number
  /** Changes by the person who made most of them, whoever that is. */
  byOne: number
}

export interface Counted {
  /** Index of each commit that touches a file somebody writes. */
  commits: number[]
  tallies: Tally[]
  /** Commits that touch nothing but generated, vendored, lock and binary files, and touches of such files in the others. */
  unfoundOnly: number
  unfoundBeside: number
}

export interface Evidence {
  commits: TouchingCommits
  touches: Touches
  paths: readonly { id: number; path: string; class: string }[]
  /** By identity. */
  who: ReadonlyMap<number, Who>
  /** Ids of commits that were taken back. */
  reverted: ReadonlySet<number>
}

export function tally(
  { commits, touches, paths, who, reverted }: Evidence,
  prefix: string,
  { level, depth }: RevertsInput,
): Counted {
  const areaOfFile = areasOf(paths, prefix, level === 'file' ? null : depth)
  const byArea = new Map<string, { tally: Tally; last: number; people: Map<number, number> }>()
  const counted: number[] = []
  const unfound = new Map<number, number>()
  for (let row = 0; row < touches.commit.length; row++) {
    const commit = touches.commit[row] ?? 0
    const area = areaOfFile.get(touches.file[row] ?? -1)
    if (area === undefined) {
      unfound.set(commit, (unfound.get(commit) ?? 0) + 1)
      continue
    }
    if (counted.at(-1) !== commit) counted.push(commit)
    const entry = byArea.get(area) ?? {
      tally: emptyTally(area),
      last: -1,
      people: new Map(),
    }
    byArea.set(area, entry)
    if (entry.last === commit) continue
    entry.last = commit
    const author = who.get(commits.authors[commit] ?? -1)
    const person = author?.person ?? -1
    const its = (entry.people.get(person) ?? 0) + 1
    entry.people.set(person, its)
    entry.tally.byOne = Math.max(entry.tally.byOne, its)
    count(
      entry.tally,
      commits.flags[commit] ?? 0,
      reverted.has(commits.ids[commit] ?? -1),
      author?.isBot ?? false,
    )
  }
  const found = new Set(counted)
  const beside = [...unfound].filter(([commit]) => found.has(commit))
  return {
    commits: counted,
    tallies: Array.from(byArea.values(), (entry) => entry.tally),
    unfoundOnly: unfound.size - beside.length,
    unfoundBeside: beside.reduce((sum, [, touched]) => sum + touched, 0),
  }
}

/** Per file its area; files nobody writes are in none. */
function areasOf(
  paths: Evidence['paths'],
  prefix: string,
  depth: number | null,
): Map<number, string> {
  const written = paths.filter((path) => !notFindings.some((name) => name === path.class))
  return new Map(
    written.map(({ id, path }) => [id, depth === null ? path : areaOf(path, prefix, depth)]),
  )
}

/** Written by somebody, and at or below the path asked for. */
export function isAsked(file: { path: string; class: string }, prefix: string): boolean {
  const isBelow = prefix === '' || file.path === prefix || file.path.startsWith(`${prefix}/`)
  return isBelow && !notFindings.some((name) => name === file.class)
}

export function areaOf(path: string, prefix: string, depth: number): string {
  const above = prefix === '' || path === prefix ? 0 : prefix.split('/').length
  const folders = path.split('/').slice(0, -1)
  return folders.length <= above ? '.' : folders.slice(0, above + depth).join('/')
}

function emptyTally(path: string): Tally {
  return {
    path,
    changes: 0,
    fixes: 0,
    reverts: 0,
    reverted: 0,
    fixups: 0,
    bulk: 0,
    formatOnly: 0,
    bot: 0,
    plainChanges: 0,
    plainFixes: 0,
    byOne: 0,
  }
}

function count(area: Tally, flags: number, isReverted: boolean, isBot: boolean): void {
  const has = (one: number) => Number((flags & one) > 0)
  const isPlain = (flags & (flag.bulk | flag.formatOnly)) === 0 && !isBot
  area.changes++
  area.fixes += has(flag.fix)
  area.reverts += has(flag.revert)
  area.fixups += has(flag.fixup)
  area.reverted += Number(isReverted)
  area.bulk += has(flag.bulk)
  area.formatOnly += has(flag.formatOnly)
  area.bot += Number(isBot)
  if (isPlain) {
    area.plainChanges++
    area.plainFixes += has(flag.fix)
  }
}

/** By the lower end of the fix share's interval, so that two fixes in three changes do not lead; ties by path. */
export function itemsOf(tallies: readonly Tally[], limit: number): RevertsAnswer['items'] {
  const without = new Map(
    ranked(tallies, (area) => wilson(area.plainFixes, area.plainChanges).low).map((area, index) => [
      area,
      index + 1,
    ]),
  )
  const order = ranked(tallies, (area) => wilson(area.fixes, area.changes).low)
  const intervals = rankIntervalsOf(order, limit)
  return order.slice(0, limit).map((area, index) => {
    const { path, changes, fixes, reverts, reverted, fixups } = area
    const { low, high } = wilson(fixes, changes)
    return {
      ...{ path, rank: index + 1, changes, fixes, fixShare: rounded(fixes / changes) },
      interval: { low: rounded(low), high: rounded(high), level: 0.9, method: 'Wilson' },
      rankInterval: {
        ...(intervals[index] ?? { low: index + 1, high: index + 1 }),
        level: rankLevel,
        method: `Poisson bootstrap over changes, ${rankDraws} draws`,
      },
      ...{ reverts, reverted, fixups, rankWithout: without.get(area) ?? index + 1 },
      counterEvidence: againstIt(area),
    }
  })
}

/** How many changes were fixes, and how many were not, is drawn again for each area that ranks first. */
function rankIntervalsOf(order: readonly Tally[], limit: number): { low: number; high: number }[] {
  const contenders = order.slice(0, contendersMax(limit))
  return rankIntervals({ contenders: contenders.length, shown: limit }, (index, random) => {
    const { fixes = 0, changes = 0 } = contenders[index] ?? {}
    const fixed = poisson(fixes, random)
    return wilson(fixed, fixed + poisson(changes - fixes, random)).low * scale
  })
}

/** On which a millionth is nothing. */
const scale = 10_000

function ranked(tallies: readonly Tally[], weight: (area: Tally) => number): Tally[] {
  const weighed = tallies.map((area) => ({ area, weight: weight(area) }))
  return weighed
    .sort(
      (a, b) =>
        b.weight - a.weight || Buffer.compare(Buffer.from(a.area.path), Buffer.from(b.area.path)),
    )
    .map(({ area }) => area)
}

/** Of a handful of changes one person made most anyway. */
const sameAuthorMin = 8

function againstIt({
  changes,
  bulk,
  formatOnly,
  bot,
  byOne,
}: Tally): RevertsAnswer['items'][number]['counterEvidence'] {
  const shares = [
    { what: 'bulk' as const, share: rounded(bulk / changes) },
    { what: 'format-only' as const, share: rounded(formatOnly / changes) },
    { what: 'bot' as const, share: rounded(bot / changes) },
    { what: 'same-author' as const, share: changes < sameAuthorMin ? 0 : rounded(byOne / changes) },
  ]
  return shares.filter(({ share }) => share > 0)
}
