/** When mending takes more and more of the work. */
import { count, percent } from '../words.ts'
import type { Finding } from './finding.ts'
import type { Gathered } from './gather.ts'

const saidMin = 0.5

export function mixFinding({ mix }: Gathered): Finding | undefined {
  const fixes = mix?.items.find((item) => item.kind === 'fix')
  const trend = fixes?.trend
  if (!mix || !fixes || !trend || (mix.told.share ?? 0) < saidMin || trend.direction !== 'up')
    return undefined
  return {
    kind: 'mix',
    title: `Fixing takes more of the work than before: ${percent(trend.recent)}, up from ${percent(trend.before)}.`,
    evidence: `${count(fixes.n)} of ${count(mix.n)} changes in this window call themselves fixes.`,
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
    doubt: `The difference lies between ${percent(trend.interval.low)} and ${percent(trend.interval.high)}. A fix is what its subject calls a fix.`,
    next: 'What is fixed more often than before, and where does it come from?',
    explain: ['explain', 'mix', 'fix'],
    window: 'asked',
    matters: trend.recent,
    sure: 0.8,
  }
}

export function mixIsUntold({ mix }: Gathered): string[] {
  if (!mix || mix.n === 0 || (mix.told.share ?? 1) >= saidMin) return []
  const said =
    mix.told.n === 0
      ? 'no subject line says'
      : `only ${percent(mix.told.share ?? 0)} of the subject lines say`
  return [`What kind of work it was: ${said} so, with a word such as fix or add.`]
}
