/** How long finished work waits for its release. */
import { count, counted, days, numberWord, percent } from '#std/words.ts'
import { lengthOf } from './window-words.ts'
import type { AnswerOf } from '../insights.ts'
import type { Series } from '../series.ts'
import type { Chart, Finding } from './finding.ts'
import type { Gathered } from './gather.ts'

type Releases = AnswerOf<'releases'>

/** Half of the commits waiting longer than this is worth talking about. */
const longWaitDays = 21
const enoughCommits = 30
/** Commits of one release wait together: with fewer releases an interval over the commits is surer than it may be. */
const enoughReleases = 5
const failuresWorthSaying = 0.25

export function releaseFinding({ releases, series }: Gathered): Finding | undefined {
  const p50 = releases?.leadTimeDays.p50
  if (!releases || p50 == null || releases.n < enoughCommits || p50 < longWaitDays) return undefined
  const { leadTimeDays, unreleased, landingDays } = releases
  const { interval, p90 } = leadTimeDays
  const landing = landingDays?.p50
  return {
    kind: 'releases',
    title: `A finished commit waits ${days(p50)} for its release.`,
    evidence: [
      `Half of ${counted(releases.n, 'commit')} in ${counted(releases.releases, 'release')} waited that long or longer${p90 === null ? '' : `, one in ten more than ${days(p90)}`}.`,
      ...(landing == null
        ? []
        : [
            `Half of the commits were merged within ${days(landing)}; what is left of the wait is for the tag.`,
          ]),
      ...(unreleased && unreleased.n > 0
        ? [`${counted(unreleased.n, 'commit')} ${unreleased.n === 1 ? 'is' : 'are'} waiting now.`]
        : []),
    ].join(' '),
    rows: [
      {
        label: 'releases over time',
        says: counted(releases.releases, 'release'),
        chart: series ? releaseChart(releases.items, series) : null,
      },
    ],
    doubt: `${sureness(releases)}A tag stands for a release; when users really got it, git does not know.`,
    next: 'What would have to be true to release twice as often? Try it once with something small.',
    explain: ['explain', 'releases'],
    window: 'asked',
    matters: Math.min(1, p50 / 90),
    sure:
      interval && isVague(interval)
        ? 0.2
        : releases.releases < enoughReleases || (interval && interval.high - interval.low > p50 / 2)
          ? 0.5
          : 0.9,
  }
}

/** Wider than what it is about. */
function isVague({ low, high }: { low: number; high: number }): boolean {
  return high - low > (low + high) / 2
}

function sureness({ releases, leadTimeDays: { interval } }: Releases): string {
  if (releases < enoughReleases) {
    const many = numberWord(releases)
    return `${many.charAt(0).toUpperCase()}${many.slice(1)} ${releases === 1 ? 'release is' : 'releases are'} few; the next could change this. `
  }
  if (interval === null) return ''
  return isVague(interval)
    ? `It could as well be ${days(interval.low)} or ${days(interval.high)}. `
    : `Sure to within ${days(Math.max(1, interval.high - interval.low))}. `
}

/** In the slices of the other charts: twelve months touch thirteen in the calendar. */
function releaseChart(
  items: readonly { at: string | null }[],
  { from, to, whole }: Pick<Series, 'from' | 'to' | 'whole'>,
): Chart {
  const [start, end] = [Date.parse(from), Date.parse(to)]
  const values = whole.map(() => 0)
  for (const { at } of items) {
    const share = at === null ? -1 : (Date.parse(at) - start) / Math.max(1, end - start)
    const slice = Math.min(values.length - 1, Math.floor(share * values.length))
    if (slice >= 0) values[slice] = (values[slice] ?? 0) + 1
  }
  return { what: 'releases', from, to, values }
}

/** Releases that had to be mended soon, where that is no routine. */
export function failureFinding({ releases }: Gathered): Finding | undefined {
  const rate = releases?.changeFailRate
  if (!releases || !rate || rate.share === null || rate.interval === null || rate.judged < 8)
    return undefined
  if (rate.interval.low < failuresWorthSaying || (rate.patchReleaseShare ?? 0) > 0.5)
    return undefined
  return {
    kind: 'failures',
    title: `${percent(rate.share)} of the releases were mended within ${days(rate.withinDays)}.`,
    evidence: `${count(rate.failed)} of ${count(rate.judged)} were followed that soon by a patch release or by a revert of something in them.`,
    rows: [],
    doubt: `Had the work gone slightly differently, it would be between ${percent(rate.interval.low)} and ${percent(rate.interval.high)}. Git does not say why a patch was made; some are routine.`,
    next: 'What do the repairs have in common, and where could they have been noticed earlier?',
    explain: ['explain', 'releases'],
    window: 'asked',
    matters: rate.share,
    sure: 0.6,
  }
}

export function releasesAreWell({ releases, scope }: Gathered): string[] {
  const p50 = releases?.leadTimeDays.p50
  const every = releases?.intervalDays.p50
  if (
    !releases ||
    p50 == null ||
    every == null ||
    p50 >= longWaitDays ||
    releases.n < enoughCommits
  )
    return []
  const of = releases.component === '' ? '' : ` of ${releases.component}`
  return [
    `${counted(releases.releases, 'release')}${of}${lengthOf(scope.window.label)}; half of them within ${days(every)} of the one before. Half of the commits were released within ${days(p50)}.`,
  ]
}
