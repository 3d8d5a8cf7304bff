/** How sure is the order of the people named? Pure. */
import { rankDraws, rankIntervals, rankLevel } from '#std/rank-interval.ts'
import { poisson } from '#std/statistics.ts'
import { weightOf, type Candidate, type Loads } from './rank.ts'

export interface PlaceInterval {
  low: number
  high: number
  level: number
  method: string
}

/** Nobody is shown further down. */
const shownMax = 50

/**
 * For people in their order, the places where each would stand nine times in ten. Contact that rests on few commits could as
 * well be less or more: it is drawn again as so many equal commits as have the same sum and the same sum of squares.
 */
export function placesIn(
  order: readonly (Candidate & { squares: number })[],
  loads: Loads,
  after: number,
): (index: number) => PlaceInterval {
  const contenders = order.slice(0, 2 * shownMax)
  const effective = contenders.map(({ contact, squares }) => {
    const commits = squares === 0 ? 0 : (contact / 1000) ** 2 / squares
    return { commits, each: commits === 0 ? 0 : contact / commits }
  })
  const intervals = rankIntervals(
    { contenders: contenders.length, shown: shownMax },
    (index, random) => {
      const { commits, each } = effective[index] ?? { commits: 0, each: 0 }
      const contact = poisson(commits, random) * each
      const person = contenders[index]
      return person === undefined ? 0 : weightOf({ ...person, contact }, loads)
    },
  )
  return (index) => {
    const { low, high } = intervals[index] ?? { low: index + 1, high: order.length }
    return {
      low: after + low,
      high: after + high,
      level: rankLevel,
      method: `Poisson bootstrap over commits, ${rankDraws} draws`,
    }
  }
}
