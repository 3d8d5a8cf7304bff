/** The whole answer about reverts: what was taken back, and where fixes gather. */
import { leftOutCommits, takeCensus } from '#facts/reading/census.ts'
import { pathsBelow, type CountedWish } from '#facts/reading/counted.ts'
import { flag } from '#facts/words/flags.ts'
import {
  readTouches,
  readTouchesOf,
  readTouchingCommits,
  type Touches,
  type TouchingCommits,
} from '#facts/reading/touches.ts'
import { readWho } from '#facts/people/who.ts'
import { CairnError } from '#std/errors.ts'
import { medianInterval, rounded, spreadOf } from '#std/spread.ts'
import { wilson } from '#std/statistics.ts'
import { inScope, shownWindow, type Scope } from '../insight.ts'
import { itemsOf, tally, type Counted } from './areas.ts'
import { pathRows, revertRows } from './query.ts'
import type { RevertsAnswer, RevertsInput } from './shape.ts'
import { findTargets, type Revert } from './targets.ts'

export async function computeReverts(scope: Scope, input: RevertsInput): Promise<RevertsAnswer> {
  const { facts, repository, window, prefix, unit } = scope
  if (unit !== 'commit')
    throw new CairnError(
      'invalid',
      'reverts.unit',
      'A fix or a revert is what one commit says of itself.',
      { hint: 'Leave the unit out.' },
    )
  const wish = inScope(scope)
  const [found, { commits, touches }, paths, who, census] = await Promise.all([
    revertRows(scope).then((rows) => findTargets(scope, rows)),
    touchesOf(scope, wish),
    pathRows(scope),
    readWho(facts, repository.id),
    takeCensus(facts.db, wish),
  ])
  const reverted = new Set(
    found.flatMap((revert) =>
      revert.kind === 'revert' ? revert.targets.map((target) => target.id) : [],
    ),
  )
  const counted = tally({ commits, touches, paths, who, reverted }, prefix, input)
  const flags = counted.commits.map((commit) => commits.flags[commit] ?? 0)
  const inside = new Set(counted.commits.map((commit) => commits.ids[commit] ?? -1))
  const its = found.filter((revert) => inside.has(revert.commit.id))
  const times = timesOf(its)
  return {
    window: shownWindow(window),
    n: flags.length,
    leftOut: [
      ...leftOutCommits({ ...census, linesPending: 0 }),
      ...leftOutHere(counted, its, times.negative),
    ],
    fixes: shareOf(flags, flag.fix),
    reverts: { ...shareOf(flags, flag.revert), ...countsOf(its) },
    timeToRevertDays: { ...spreadOf(times.days), interval: medianInterval(times.days) },
    fixups: shareOf(flags, flag.fixup),
    level: input.level,
    ranked: counted.tallies.length,
    items: itemsOf(counted.tallies, input.limit),
    list: its.slice(0, input.limit).map(shown),
  }
}

async function touchesOf(
  { facts }: Scope,
  wish: CountedWish,
): Promise<{ commits: TouchingCommits; touches: Touches }> {
  if (wish.prefix === '') {
    const commits = await readTouchingCommits(facts, wish)
    return { commits, touches: await readTouches(facts, wish, commits) }
  }
  const below = await pathsBelow(facts.db, wish.repositoryId, wish.prefix).execute()
  return readTouchesOf(
    facts,
    wish,
    below.map((row) => row.path_id),
  )
}

function shareOf(flags: readonly number[], one: number): RevertsAnswer['fixes'] {
  const n = flags.filter((each) => (each & one) > 0).length
  if (flags.length === 0) return { n, share: null, interval: null }
  const { low, high } = wilson(n, flags.length)
  return {
    n,
    share: rounded(n / flags.length),
    interval: { low: rounded(low), high: rounded(high), level: 0.9, method: 'Wilson' },
  }
}

function countsOf(found: readonly Revert[]): {
  byHash: number
  bySubject: number
  unknown: number
  reapplied: number
} {
  const by = (how: Revert['by']) => found.filter((revert) => revert.by === how).length
  return {
    byHash: by('hash'),
    bySubject: by('subject'),
    unknown: by('unknown'),
    reapplied: found.filter((revert) => revert.kind === 'reapply').length,
  }
}

/** Of reverts, not of reapplies: those say how long a revert stood. */
function timesOf(found: readonly Revert[]): { days: number[]; negative: number } {
  const days = found
    .filter((revert) => revert.kind === 'revert')
    .flatMap((revert) =>
      revert.targets.flatMap((target) => daysBetween(target.at, revert.commit.at) ?? []),
    )
  return { days: days.filter((day) => day >= 0), negative: days.filter((day) => day < 0).length }
}

function daysBetween(from: Date | null, to: Date | null): number | null {
  return from === null || to === null ? null : (to.getTime() - from.getTime()) / 86_400_000
}

function shown({ commit, kind, by, targets }: Revert): RevertsAnswer['list'][number] {
  const daysOf = (at: Date | null) => {
    const days = daysBetween(at, commit.at)
    return days === null || days < 0 ? null : rounded(days)
  }
  return {
    ...{ oid: commit.oid, at: commit.at?.toISOString() ?? null, subject: commit.subject, kind, by },
    targets: targets.map(({ oid, subject, at }) => ({ oid, subject, days: daysOf(at) })),
  }
}

function leftOutHere(
  { unfoundOnly, unfoundBeside }: Counted,
  found: readonly Revert[],
  negative: number,
): RevertsAnswer['leftOut'] {
  return [
    {
      what: 'changes to nothing but generated, vendored, lock or binary files',
      count: unfoundOnly,
      why: 'nobody wrote them, so nobody fixes them',
    },
    {
      what: 'touches of generated, vendored, lock or binary files within other changes',
      count: unfoundBeside,
      why: 'the changes count where they touch something else',
    },
    {
      what: 'reverts of a change that is not named or not found',
      count: found.filter((revert) => revert.by === 'unknown').length,
      why: 'counted as reverts; how soon they came cannot be told',
    },
    {
      what: 'reverts dated before what they take back',
      count: negative,
      why: 'clocks disagree; such a time is no number',
    },
  ].filter(({ count }) => count > 0)
}
