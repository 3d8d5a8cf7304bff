/** One component's numbers: how often, how long, how often it failed. Pure. */
import { groupedMedianInterval, medianInterval, rounded, spreadOf } from '#std/spread.ts'
import { wilson } from '#std/statistics.ts'
import { isPatchRelease, judge, type Aftermath } from './failure.ts'
import type { Leads } from './lead-times.ts'
import type { Prerelease, Release } from './release.ts'
import type { ReleasesAnswer } from './shape.ts'

const approximation =
  'A release counts as failed when a patch release of its line, or a revert of a change in it, followed within the stated time. Git does not say why; routine patches count too.'

/** Every month from the first release (or the window's start) to the end, those without a release too. */
export function monthsOf(
  releases: readonly Release[],
  prereleases: readonly Prerelease[],
  from: Date | null,
  to: Date | null,
): ReleasesAnswer['months'] {
  const finals = countsByMonth(releases)
  const early = countsByMonth(prereleases)
  const seen = [...finals.keys(), ...early.keys()]
  if (seen.length === 0 && (from === null || to === null)) return []
  const first = from === null ? Math.min(...seen) : monthOf(from)
  const last = Math.max(to === null ? first : monthOf(to), ...seen)
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const month = first + index
    return {
      month: monthName(month),
      releases: finals.get(month) ?? 0,
      prereleases: early.get(month) ?? 0,
    }
  })
}

function countsByMonth(dated: readonly { at: Date | null }[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { at } of dated)
    if (at !== null) counts.set(monthOf(at), (counts.get(monthOf(at)) ?? 0) + 1)
  return counts
}

function monthOf(at: Date): number {
  return at.getUTCFullYear() * 12 + at.getUTCMonth()
}

function monthName(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}

/** The interval draws whole releases, because all changes of one share its day; over few releases it draws changes. */
export function leadTimeOf(leads: readonly Leads[]): ReleasesAnswer['leadTimeDays'] {
  const days = leads.flatMap((lead) => lead.days)
  return {
    ...spreadOf(days),
    interval: groupedMedianInterval(leads.map((lead) => lead.days)) ?? medianInterval(days),
  }
}

export function failRateOf(
  releases: readonly Release[],
  aftermath: Aftermath,
): ReleasesAnswer['changeFailRate'] {
  const { withinDays } = aftermath
  const { failed, judged, share } = countFailures(releases, aftermath)
  const limits = [...new Set([1, 3, 7, 14, 30, withinDays])].sort((a, b) => a - b)
  const { low, high } = wilson(failed, judged)
  const patches = releases.filter(isPatchRelease).length
  return {
    approximation,
    withinDays,
    failed,
    judged,
    notJudged: releases.length - judged,
    share,
    interval:
      judged === 0
        ? null
        : { low: rounded(low), high: rounded(high), level: 0.9, method: 'Wilson' },
    sweep: limits.map((limit) => ({
      withinDays: limit,
      ...countFailures(releases, { ...aftermath, withinDays: limit }),
    })),
    patchReleaseShare: releases.length === 0 ? null : rounded(patches / releases.length),
  }
}

function countFailures(
  releases: readonly Release[],
  aftermath: Aftermath,
): { failed: number; judged: number; share: number | null } {
  const verdicts = releases.map((release) => judge(release, aftermath).failed)
  const failed = verdicts.filter((verdict) => verdict === true).length
  const judged = verdicts.filter((verdict) => verdict !== null).length
  return { failed, judged, share: judged === 0 ? null : rounded(failed / judged) }
}
