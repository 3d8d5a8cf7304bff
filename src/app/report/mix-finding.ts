/** When mending takes more and more of the work. */
import { count, counted, monthOf, numberWord, percent } from '#std/words.ts'
import type { Finding } from './finding.ts'
import type { Gathered } from './gather.ts'

const saidMin = 0.5

export function mixFinding({ mix }: Pick<Gathered, 'mix'>): Finding | undefined {
  const fixes = mix?.items.find((item) => item.kind === 'fix')
  const trend = fixes?.trend
  if (
    !mix?.spans ||
    !fixes ||
    !trend ||
    (mix.told.share ?? 0) < saidMin ||
    trend.direction !== 'up'
  )
    return undefined
  const { before, recent } = mix.spans
  const months = monthsIn(recent)
  const now = months === 1 ? 'In the last month' : `In the last ${numberWord(months)} months`
  return {
    kind: 'mix',
    title: `${now} ${percent(trend.recent)} of the changes were fixes, in the ${months === 1 ? 'one' : numberWord(months)} before ${percent(trend.before)}.`,
    evidence: `${count(trend.recentN)} of ${counted(recent.n, 'change')} since ${monthOf(recent.from)}, ${count(trend.beforeN)} of ${count(before.n)} before.`,
    rows: [
      {
        label: 'fixes by month',
        says: `${count(fixes.n)} fixes`,
        chart: {
          what: 'fixes',
          from: mix.months[0]?.month ?? '',
          to: mix.months.at(-1)?.month ?? '',
          values: mix.months.map((month) => month.kinds.fix ?? 0),
        },
      },
    ],
    doubt: `The difference lies between ${percent(trend.interval.low)} and ${percent(trend.interval.high)}. Here a fix is what its subject calls a fix.`,
    next: 'What is fixed more often than before, and where does it come from?',
    explain: ['explain', 'mix', 'fix'],
    window: 'asked',
    matters: trend.recent,
    sure: 0.8,
  }
}

function monthsIn({ from, to }: { from: string; to: string }): number {
  const [first, last] = [from, to].map((month) => {
    const [year = 0, number = 0] = month.split('-').map(Number)
    return year * 12 + number
  })
  return (last ?? 0) - (first ?? 0) + 1
}

export function mixIsUntold({ mix }: Gathered): string[] {
  if (!mix || mix.n === 0 || (mix.told.share ?? 1) >= saidMin) return []
  const said =
    mix.told.n === 0
      ? 'no subject line says'
      : `only ${percent(mix.told.share ?? 0)} of the subject lines say`
  return [`What kind of work it was: ${said} so, with a word such as fix or add.`]
}
