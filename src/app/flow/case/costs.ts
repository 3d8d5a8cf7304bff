/** What it costs, part by part, as a case tells it: per week, and in a year that goes on like these weeks. Pure. */
import type { Weekly } from '#insights/flow/ledger/cost.ts'
import { rounded } from '#std/spread.ts'
import type { ReadCost } from '../cost.ts'
import type { CasePart } from './shape.ts'

const weeksOfYear = 52

/** Of all that waits the dearest few; a page holds no more. */
const partsMax = 5

export function costsTold({
  parts,
  ran,
  rate,
}: Pick<ReadCost, 'parts' | 'ran' | 'rate'>): CasePart[] {
  const waits = parts.slice(0, partsMax).map(({ line, weekly }): CasePart => {
    const { cause, says, n, hours, people } = line
    const perYear = yearOf(weekly)
    const isWorking = hours.working !== null
    return {
      ...{ what: cause, says, n, people, weeks: weekly.weeks, because: weekly.because },
      hours: {
        inAll: hours.working ?? hours.elapsed,
        of: isWorking ? 'working time' : 'all hours',
        ...{ perWeek: weekly.perWeek, perYear },
      },
      moneyPerYear:
        rate === null || perYear === null || !isWorking
          ? null
          : { low: perYear.low * rate.perHour, high: perYear.high * rate.perHour },
    }
  })
  if (ran === null) return waits
  const { n, hours: inAll, weekly } = ran
  const running: CasePart = {
    ...{ what: 'ran', says: 'running, which somebody may wait for', n, people: null },
    hours: { inAll, of: 'all hours', perWeek: weekly.perWeek, perYear: yearOf(weekly) },
    ...{ weeks: weekly.weeks, because: weekly.because, moneyPerYear: null },
  }
  return [...waits, running]
}

function yearOf({ perWeek }: Weekly): { low: number; high: number } | null {
  return (
    perWeek && {
      low: rounded(perWeek.low * weeksOfYear),
      high: rounded(perWeek.high * weeksOfYear),
    }
  )
}
