/** The numbers that are asked for first: how long changes are open, wait for a first look, and take in all. */
import { SimpleGrid, Text } from '@mantine/core'
import { count, percent } from '#std/words.ts'
import { Figure, tooLittle, wouldFall } from '#web/evidence/figure.tsx'
import { useAddress } from '#web/ui/address.ts'
import { Link } from '#web/ui/link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { toChanges, type Measure } from './behind.ts'
import { Unknown } from './leads.tsx'
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
      <Length
        of={sums.openTime[time]}
        measure="openTime"
        says="open until merged, for half of them"
        time={time}
      />
      <Length
        of={stages.pickup[time]}
        measure="pickup"
        says="until a first look, for half of them"
        time={time}
      />
      <Length
        of={sums.leadTime[time]}
        measure="leadTime"
        says="from first commit to production, for half of them"
        time={time}
      />
      <Figure
        value={known === 0 ? 'cannot tell' : count(unreviewed.n)}
        says="merged without a review"
        {...(unreviewed.n === 0 ? {} : { to: toChanges(search, { outcome: 'unreviewed' }) })}
        doubt={
          <>
            {known > 0 && `${percent(unreviewed.n / known)} of ${count(known)} changes. `}
            <Unknown
              n={unreviewed.notMeasurable}
              to={toChanges(search, { measure: 'pickup', told: 'unknown' })}
            />
          </>
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

interface LengthProps {
  of: Lengths
  measure: Measure
  says: string
  time: Time
}

function Length({ of, measure, says, time }: LengthProps) {
  const { search } = useAddress()
  const { p50, n, notMeasurable, intervals } = of
  const { low = null, high = null, level = 0.9 } = intervals?.p50 ?? {}
  const [least, most] = [low, high].map((one) => (one === null ? null : lengthShown(one, time)))
  const sure = !least || !most || least === most ? '' : ` ${wouldFall(least, most, level)}`
  const value = p50 === null ? (n === 0 ? 'cannot tell' : tooLittle) : lengthShown(p50, time)
  return (
    <Figure
      value={value}
      says={says}
      {...(n === 0 ? {} : { to: toChanges(search, { measure }) })}
      doubt={
        <>
          {n > 0 &&
            `Of ${count(n)} changes${n < fewest ? `, and below ${fewest} none is told` : ''}. `}
          <Unknown n={notMeasurable} to={toChanges(search, { measure, told: 'unknown' })} />
          {sure}
        </>
      }
    />
  )
}
