/** The numbers that are asked for first: how long changes are open, wait for a first look, and take in all. */
import { SimpleGrid, Text } from '@mantine/core'
import { count, percent } from '#std/words.ts'
import { Figure, tooLittle, wouldFall } from '#web/evidence/figure.tsx'
import { address, useAddress } from '#web/ui/address.ts'
import { Link } from '#web/ui/link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { lengthShown, useTime, type Time } from './time.tsx'
import { fewest, type FlowAnswer } from './words.ts'

type Lengths = FlowAnswer['sums']['openTime']['elapsed']

export function FlowFigures({ answer }: { answer: FlowAnswer }) {
  const time = useTime()
  const { search } = useAddress()
  const { sums, stages, n } = answer
  const unreviewed = sums.unreviewed.elapsed
  const known = n - unreviewed.notMeasurable
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} mb="md">
      <Length of={sums.openTime[time]} says="open until merged, for half of them" time={time} />
      <Length of={stages.pickup[time]} says="until a first look, for half of them" time={time} />
      <Length
        of={sums.leadTime[time]}
        says="from first commit to production, for half of them"
        time={time}
      />
      <Figure
        value={known === 0 ? 'cannot tell' : count(unreviewed.n)}
        says="merged without a review"
        {...(unreviewed.n === 0
          ? {}
          : { to: address('/evidence/flow/changes', { ...search, outcome: 'unreviewed' }) })}
        doubt={
          known === 0
            ? 'Reviews were not read of these changes.'
            : `${percent(unreviewed.n / known)} of ${count(known)} changes${
                unreviewed.notMeasurable === 0
                  ? '.'
                  : `; of ${count(unreviewed.notMeasurable)} it is not known.`
              }`
        }
      />
    </SimpleGrid>
  )
}

/** Nobody looks at half of all changes within two minutes. */
const tooFast = 2

/** A first look at once is a bot's, more often than not; who is one can be said. */
export function PerhapsBots({ answer: { stages } }: { answer: FlowAnswer }) {
  const { p50 } = stages.pickup.elapsed
  if (p50 === null || p50 >= tooFast) return null
  return (
    <Notice title="Half of the changes have a first look within two minutes.">
      <Text size="sm">
        That is often a bot’s. <Link to="/settings/flow">Say which accounts are bots</Link>, and
        what they say counts as a review no longer.
      </Text>
    </Notice>
  )
}

function Length({ of, says, time }: { of: Lengths; says: string; time: Time }) {
  const { p50, n, notMeasurable, intervals } = of
  const known = notMeasurable === 0 ? `Of ${count(n)} changes.` : ofSome(n, notMeasurable)
  const { low = null, high = null, level = 0.9 } = intervals?.p50 ?? {}
  const [least, most] = [low, high].map((one) => (one === null ? null : lengthShown(one, time)))
  const sure = !least || !most || least === most ? '' : ` ${wouldFall(least, most, level)}`
  const value = p50 === null ? (n === 0 ? 'cannot tell' : tooLittle) : lengthShown(p50, time)
  return <Figure value={value} says={says} doubt={`${known}${sure}`} />
}

function ofSome(n: number, notMeasurable: number): string {
  if (n === 0) return `It is not known of any of the ${count(notMeasurable)} changes.`
  const few = n < fewest ? `, and below ${fewest} none is told` : ''
  return `Of ${count(n)} changes; of ${count(notMeasurable)} it is not known${few}.`
}
