/** Releases in words: the rhythm, the wait, what is waiting now. Speaks of releases and changes, never of persons. */
import type { ReleasesAnswer } from './shape.ts'

export interface ReleasesReading {
  level: 'act' | 'watch' | 'calm'
  says: string
  ask: string | null
}

export function readReleases(answer: ReleasesAnswer): ReleasesReading[] {
  if (answer.releases === 0)
    return [
      {
        level: 'calm',
        says:
          answer.window.label === 'all'
            ? 'No releases yet: a release is a tag that is a version, such as v1.2.0, and there is none here.'
            : 'No releases in this window: a release is a tag that is a version, such as v1.2.0, and none lies in it.',
        ask: null,
      },
    ]
  return [rhythm(answer), ...waiting(answer), ...failing(answer)]
}

/** Changes of one release wait together: with fewer, an interval over the changes is surer than it may be. */
const enoughReleases = 5

function rhythm({
  window,
  releases,
  component,
  intervalDays,
  leadTimeDays,
  n,
}: ReleasesAnswer): ReleasesReading {
  const of = component === '' ? '' : ` of ${component}`
  const areFew = releases < enoughReleases
  const every =
    intervalDays.p50 === null
      ? ''
      : `; half of them within ${days(intervalDays.p50)} of the one before`
  const wait =
    leadTimeDays.p50 === null
      ? ` They hold ${count(n, 'change')}, too few to speak of a usual wait.`
      : ` Half of ${count(n, 'change')} were released within ${days(leadTimeDays.p50)}${areFew ? '' : sure(leadTimeDays.interval)}; one in ten waited more than ${days(leadTimeDays.p90 ?? 0)}.${areFew ? ' So few releases say little; the next could change this.' : ''}`
  const isSlow = (leadTimeDays.p50 ?? 0) > 90
  return {
    level: isSlow ? 'watch' : 'calm',
    says: `${count(releases, 'release')}${of}${spanOf(window)}${every}.${wait}`,
    ask: isSlow ? 'What would have to be true to release twice as often?' : null,
  }
}

/** ` in 12 months`; nothing where the window has no length of its own. */
function spanOf({ label }: ReleasesAnswer['window']): string {
  const [, many, unit] = /^(\d+)([dwmy])$/.exec(label) ?? []
  const word = { d: 'day', w: 'week', m: 'month', y: 'year' }[unit ?? '']
  return many && word ? ` in ${count(Number(many), word)}` : ''
}

function sure(interval: ReleasesAnswer['leadTimeDays']['interval']): string {
  return interval === null
    ? ''
    : ` (had the work gone slightly differently, ${isAnHour(interval.low) ? 'at most' : `${days(interval.low)} to`} ${days(interval.high)})`
}

function waiting({ unreleased, intervalDays }: ReleasesAnswer): ReleasesReading[] {
  if (unreleased === null || unreleased.n === 0 || unreleased.oldestDays === null) return []
  const isLate = intervalDays.p90 !== null && unreleased.oldestDays > 2 * intervalDays.p90
  return [
    {
      level: isLate ? 'watch' : 'calm',
      says: `${count(unreleased.n, 'change')} on the branch ${unreleased.n === 1 ? 'is' : 'are'} in no release yet; the oldest is ${isAnHour(unreleased.oldestDays) ? 'less than ' : ''}${days(unreleased.oldestDays)} old.`,
      ask: isLate ? 'Is something holding the next release back?' : null,
    },
  ]
}

function failing({ changeFailRate: rate, recoveryDays }: ReleasesAnswer): ReleasesReading[] {
  if (rate.share === null || rate.judged < 8) return []
  const share = Math.round(rate.share * 100)
  const isRoutine = (rate.patchReleaseShare ?? 0) > 0.5
  const recovery =
    recoveryDays.p50 === null ? '' : ` Half of the repairs came within ${days(recoveryDays.p50)}.`
  const routine = isRoutine
    ? ' Most releases here are patch releases, so this says more about rhythm than about failure.'
    : ''
  const isOften = !isRoutine && rate.interval !== null && rate.interval.low > 0.3
  return [
    {
      level: isOften ? 'watch' : 'calm',
      says: `${rate.failed} of ${rate.judged} releases (${share} %) were followed within ${rate.withinDays} days by a patch release or a revert; an approximation.${recovery}${routine}`,
      ask: isOften
        ? 'What do the repairs have in common, and where could they have been noticed earlier?'
        : null,
    },
  ]
}

/** A tag that is set with the last commit: no days, and not nothing. */
function isAnHour(value: number): boolean {
  return value * 24 <= 1.01
}

function days(value: number): string {
  if (isAnHour(value)) return 'an hour'
  if (value < 1) return count(Math.ceil(value * 24 - 0.01), 'hour')
  const shown = value < 10 ? Math.round(value * 10) / 10 : Math.round(value)
  return shown === 1 ? '1 day' : `${shown.toLocaleString('en')} days`
}

function count(value: number, word: string): string {
  return `${value.toLocaleString('en')} ${word}${value === 1 ? '' : 's'}`
}
