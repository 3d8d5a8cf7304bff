/** One trial: what is tried and what for, its numbers before and after, what people say, and what else was decided meanwhile. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { calendarDayShown } from '#std/shown-dates.ts'
import { useAnswer } from '#web/api/hooks.ts'
import { useAddress } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import { State } from '#web/ui/state.tsx'
import { Day } from '#web/ui/when.tsx'
import { causeWords } from '../../schema-words.ts'
import { TrialChart } from './trial-chart.tsx'
import { saidWords, stateWords, together, type Trial } from './trial-words.ts'

export function TrialSection({ trial }: { trial: Trial }) {
  const { number, title, state, expected, pins } = trial
  const { label, tone } = stateWords[state]
  const { go } = useAddress()
  // What is over is read for what was said of it; its numbers are asked again when somebody wants them.
  const [isShown, setIsShown] = useState(state === 'due' || state === 'running')
  return (
    <Section title={title} acts={<State tone={tone}>{label}</State>}>
      <Stack gap="sm">
        <About trial={trial} />
        <Text>
          <b>Expected:</b> {expected}
        </Text>
        <Said trial={trial} />
        {isShown && pins > 0 && <Numbers trial={trial} />}
        {pins === 0 && (
          <Text size="sm" c="dimmed">
            No number is pinned to it: people tell whether it worked.
          </Text>
        )}
        <Meanwhile trial={trial} />
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant={state === 'due' ? 'filled' : 'default'}
            onClick={() => go(`/decisions/${number}`)}
          >
            {state === 'due' ? 'Look back at it' : 'Open the decision'}
          </Button>
          {pins > 0 && !isShown && (
            <Button size="compact-sm" variant="default" onClick={() => setIsShown(true)}>
              Show its numbers
            </Button>
          )}
        </Group>
      </Stack>
    </Section>
  )
}

function About({ trial }: { trial: Trial }) {
  const { state, startsOn, reviewOn, remedy, cause, frictions } = trial
  return (
    <Text size="sm" c="dimmed">
      {state === 'proposed' ? 'Would begin on ' : 'Begun on '}
      <Day day={startsOn} />
      {reviewOn !== null && (
        <>
          {state === 'due' ? ', to be looked at since ' : ', looked at on '}
          <Day day={reviewOn} />
        </>
      )}
      {remedy !== null && (
        <>
          {' · '}
          <Link to={`/remedies/${remedy.ref.replace('remedy#', '')}`} underline="always">
            {remedy.title}
          </Link>
        </>
      )}
      {cause !== null && ` · ${causeWords[cause]}`}
      {frictions.map((one) => (
        <span key={one.number}>
          {' · '}
          <Link to={`/frictions/${one.number}`} underline="always">
            {one.title}
          </Link>
        </span>
      ))}
    </Text>
  )
}

/** What people said, and apart from it what the numbers did on that day. */
function Said({ trial: { verdict, measured, ask, before, state } }: { trial: Trial }) {
  return (
    <>
      {verdict !== null && (
        <Group gap="xs">
          <State tone={saidWords[verdict].tone}>{saidWords[verdict].label}</State>
          <Text size="sm" c="dimmed">
            say people.{measured !== null && ` By the numbers: ${together[measured]}.`}
          </Text>
        </Group>
      )}
      {ask !== null && state !== 'judged' && (
        <Text size="sm">
          To be asked before and after: <em>{ask}</em>{' '}
          {before === null ? 'Nobody wrote down what was answered before.' : `Before: ${before}`}
        </Text>
      )}
    </>
  )
}

function Numbers({ trial: { id, startsOn } }: { trial: Trial }) {
  const told = useAnswer('trials.get', { id })
  return (
    <Asked of={told} lines={6}>
      {({ compared }) => (
        <Stack gap="sm" aria-label={`Numbers before and after ${calendarDayShown(startsOn)}`}>
          {compared.map((one) => (
            <TrialChart key={one.pin.id} compared={one} />
          ))}
        </Stack>
      )}
    </Asked>
  )
}

function Meanwhile({ trial: { meanwhile } }: { trial: Trial }) {
  if (meanwhile.length === 0) return null
  return (
    <Text size="sm" c="dimmed">
      Also decided in these weeks, so what changed may be their doing:{' '}
      {meanwhile.map(({ number, title, on, isTrial }, place) => (
        <span key={number}>
          {place > 0 && '; '}
          <Link to={`/decisions/${number}`} underline="always">
            {title}
          </Link>{' '}
          ({isTrial && 'a trial, '}
          <Day day={on} />)
        </span>
      ))}
      .
    </Text>
  )
}
