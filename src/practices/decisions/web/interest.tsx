/** What a debt costs by the day, measured on the code it names; with how sure that is, and where nobody can tell. */
import { Text } from '@mantine/core'
import { counted, listed, percent } from '#std/words.ts'
import { LeftOut } from '#web/evidence/left-out.tsx'
import { Day } from '#web/ui/when.tsx'
import type { Interest } from '../interest.ts'
import classes from './paths.module.css'
import { PlaceLink } from './place-link.tsx'

type Measured = Extract<Interest, { state: 'measured' }>

export function InterestOn({ interest }: { interest: Interest }) {
  return (
    <div className={classes['paths']}>
      <PlaceLink place={interest.place} />
      {interest.state === 'cannot tell' ? (
        <Text size="sm">Cannot tell what it cost: {interest.why}.</Text>
      ) : (
        <Told interest={interest} />
      )}
    </div>
  )
}

function Told({ interest }: { interest: Measured }) {
  const { since, until, here, complexity, together, leftOut } = interest
  const span = (
    <>
      from <Day day={since.slice(0, 10)} /> to <Day day={until.slice(0, 10)} />
    </>
  )
  if (here.changes === 0)
    return <Text size="sm">Nothing changed there {span}, so it cost nothing yet.</Text>
  return (
    <>
      <Text size="sm">
        {counted(here.changes, 'change')} {span}, {here.fixes === 0 ? 'none' : here.fixes} of them
        to mend something. {besideElsewhere(interest)}
      </Text>
      <Text size="sm">{complexityInWords(complexity)}</Text>
      {together.length > 0 && (
        <Text size="sm">
          Had to change along:{' '}
          {listed(together.map(({ path, changes }) => `${path} (${changes} times)`))}.
        </Text>
      )}
      <LeftOut leftOut={leftOut} />
    </>
  )
}

/** A share alone says little: how sure it is, what it is elsewhere, and whether that is a difference. */
function besideElsewhere({ here, elsewhere, isMendedMore }: Measured): string {
  if (here.share === null || here.interval === null) return ''
  const { low, high } = here.interval
  const own = `That is ${percent(here.share)}; nine times in ten it would lie between ${percent(low)} and ${percent(high)}.`
  if (elsewhere.share === null) return `${own} Nothing changed elsewhere to hold it against.`
  const other = `In the rest of the repository it is ${percent(elsewhere.share)}:`
  if (isMendedMore === null) return `${own} ${other} whether that is a difference cannot be told.`
  return `${own} ${other} there is ${isMendedMore ? 'more' : 'less'} to mend here.`
}

function complexityInWords(complexity: Measured['complexity']): string {
  if (complexity === null) return 'How complicated it was on that day cannot be told.'
  const [before, now] = [Math.round(complexity.before), Math.round(complexity.now)]
  return before === now
    ? `Its complexity stands at ${now}, as it did.`
    : `Its complexity went from ${before} to ${now}.`
}
