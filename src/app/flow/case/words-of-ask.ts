/** What is asked, what it takes, and how much would have to be won for it to pay within a year. Pure. */
import { amountOf, between, roughHours } from './rough.ts'
import type { CaseParts, Section } from './shape.ts'

const weeksOfYear = 52

export function askSection(told: CaseParts): Section {
  const { says, hours, money, currency } = told.ask
  const takes = [
    ...(hours === null ? [] : [`${roughHours(hours)} of work`]),
    ...(money === null ? [] : [`${amountOf(money)} ${currency ?? ''}`.trim()]),
  ]
  return {
    title: 'What is asked',
    says: [
      ...(says === null ? ['To try it small, and to look at the numbers afterwards.'] : [says]),
      takes.length === 0 ? 'What it takes is not said yet.' : `It takes ${takes.join(' and ')}.`,
      ...payback(told),
    ],
    items: [],
  }
}

/** Hours of people alone are held against hours of people. */
function payback({ ask, rate, costs }: CaseParts): string[] {
  const { hours, money, currency } = ask
  const [dearest] = costs
  const perWeek = dearest?.hours.of === 'working time' ? dearest.hours.perWeek : null
  const isSame = rate !== null && (currency === null || currency === rate.currency)
  if (money !== null && !isSame) return []
  const all = (hours ?? 0) + (money === null || rate === null ? 0 : money / rate.perHour)
  if (all === 0) return []
  const needed = all / weeksOfYear
  const part =
    perWeek === null || perWeek.low <= 0
      ? ''
      : `, which is ${between({ low: needed / perWeek.high, high: needed / perWeek.low }, share)} of the hours ${dearest?.says ?? ''}`
  return [
    `It would be paid back within a year if it won ${roughHours(needed)} a week${part}. Whether it does is what the trial is for.`,
  ]
}

function share(value: number): string {
  return value < 0.01 ? 'under 1 %' : `${amountOf(value * 100)} %`
}
