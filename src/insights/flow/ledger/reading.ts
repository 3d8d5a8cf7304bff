/** A bottleneck in words: what it costs, since when, what explains it. Speaks of changes and jobs, never of persons. */
import { hoursOf } from '#std/duration.ts'
import { count, counted, percent } from '#std/words.ts'
import type { Cause, Factor } from './causes.ts'
import type { Bottleneck } from './shape.ts'

const asks: Readonly<Record<Cause, string>> = {
  pickup: 'What would make it easy to begin a review within the day?',
  review: 'Which changes would be easier to review, and why?',
  rework: 'What could have been talked over before the first line?',
  merge_wait: 'What is a reviewed change still waiting for?',
  merge_queue: 'What makes the queue slow: its checks, or what fails in it?',
  deploy_wait: 'What would have to be true to bring each change to production on its day?',
  ci_queue: 'Which jobs could run elsewhere, later, or not at all?',
  ci_never_started: 'Which runners did these jobs wait for, and who would have noticed?',
  ci_flaky: 'Which of these jobs is worth mending or parking first?',
}

export function readBottleneck(
  one: Pick<
    Bottleneck,
    'cause' | 'says' | 'n' | 'hours' | 'medianHours' | 'people' | 'since' | 'explains'
  >,
): Bottleneck['reading'] {
  const says = [costs(one), sinceInWords(one.since), explainedInWords(one)].filter(
    (part) => part !== '',
  )
  return { says: says.join(' '), ask: asks[one.cause] }
}

function costs({
  cause,
  says,
  n,
  hours,
  medianHours,
  people,
}: Parameters<typeof readBottleneck>[0]): string {
  const what = cause.startsWith('ci_') ? 'job' : 'change'
  const all =
    hours.working === null ? inHours(hours.elapsed) : `${inHours(hours.working)} of working time`
  const half = medianHours === null ? '' : `; half of them ${atLeast(medianHours)}`
  const whom = people === null ? '' : `, for at least ${count(people)} people`
  return `${counted(n, what)} spent ${all} ${says}${half}${whom}.`
}

/** Of a minute nobody notices that it was waited. */
function atLeast(hours: number): string {
  return hours * 60 < 1 ? 'hardly waited' : `waited ${inHours(hours)} or more`
}

/** Empty where there is no clear point. */
export function sinceInWords({ shape, week, before, after }: Bottleneck['since']): string {
  if (before === null || after === null) return ''
  const was = `from ${inHours(before)} to ${inHours(after)}`
  if (shape === 'drift') return `It went ${was} little by little.`
  return shape === 'step' ? `It went ${was} in the week of ${week}.` : ''
}

export function explainedInWords({
  cause,
  explains,
}: Pick<Bottleneck, 'cause' | 'explains'>): string {
  const clear = explains.filter(
    ({ isClear, delta, size }) => isClear && (delta ?? 0) > 0 && size !== 'negligible',
  )
  const [first] = clear.toSorted((a, b) => (b.delta ?? 0) - (a.delta ?? 0))
  if (first === undefined) return 'No component, size or day explains it clearly.'
  const { factor, level, medianHours, othersHours, shareOfHours, size } = first
  const what = cause.startsWith('ci_') ? 'Jobs' : 'Changes'
  return `${what} ${ofLevel[factor](level)} wait ${inHours(medianHours ?? 0)} where others wait ${inHours(othersHours ?? 0)} (a ${size} difference), and make up ${percent(shareOfHours)} of it.`
}

/** Behind "changes" or "jobs". */
const ofLevel: Readonly<Record<Factor, (level: string) => string>> = {
  component: (level) => `of ${level}`,
  size: (level) => (level === 'unknown' ? 'of unknown size' : `of ${level}`),
  weekday: (level) => `that began on a ${level}`,
  queue: (level) => `in the queue ${level}`,
  workflow: (level) => `of the workflow ${level}`,
}

function inHours(hours: number): string {
  return hoursOf(hours * 60)
}
