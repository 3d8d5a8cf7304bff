/** Somebody I could be with, with why, and my yes or no. What the other says is shown to nobody before both said yes. */
import { Button, Group, Text } from '@mantine/core'
import { useAct } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { State } from '#web/ui/state.tsx'
import { Day } from '#web/ui/when.tsx'
import type { Proposal } from '../schema-pairs.ts'
import classes from './pairs.module.css'

export function OneProposal({ proposal }: { proposal: Proposal }) {
  const { as, with: other, reasons, otherwise, state } = proposal
  if (state === 'not_this_time')
    return (
      <Card as="li">
        <Group gap="sm" mb={4}>
          <Text fw={600}>{other.name}</Text>
          <State tone="past">Not this time</State>
        </Group>
        <Text size="sm" c="dimmed">
          It did not come about. There can be many reasons, and none is told to anybody: a full
          week, a full place, a no, or nothing at all look the same here.
        </Text>
      </Card>
    )
  return (
    <Card as="li">
      <Text fw={600}>
        {as === 'learner'
          ? `You could learn from ${other.name}`
          : `You could show ${other.name} something`}
      </Text>
      <Reasons reasons={reasons} />
      <Answering proposal={proposal} />
      {otherwise !== null && (
        <details className={classes['otherwise']}>
          <Text component="summary" size="sm" c="dimmed" className={classes['summary']}>
            If it does not come about: {otherwise.with.name}, where there is room then
          </Text>
          <Reasons reasons={otherwise.reasons} />
        </details>
      )}
    </Card>
  )
}

function Reasons({ reasons }: { reasons: readonly string[] }) {
  return (
    <ul className={classes['reasons']}>
      {reasons.map((reason) => (
        <li key={reason}>
          <Text size="sm">{reason}</Text>
        </li>
      ))}
    </ul>
  )
}

const said = {
  yes: 'You said yes. As soon as the other does, too, both of you hear it.',
  no: 'You said no. Nobody is told.',
} as const

/** Neither is laid close before one is chosen. */
function Answering({ proposal: { id, with: other, answer, until } }: { proposal: Proposal }) {
  const send = useAct('growth.answer')
  const asked = send.variables?.says
  return (
    <>
      {send.isError && <ProblemNotice problem={send.error} />}
      <Group gap="xs" mb="xs">
        {(['yes', 'no'] as const).map((says) => (
          <Button
            key={says}
            size="sm"
            variant={answer === says ? 'filled' : 'default'}
            aria-pressed={answer === says}
            aria-label={`${says === 'yes' ? 'Yes' : 'No'}: ${other.name}`}
            loading={send.isPending && asked === says}
            onClick={() => send.mutate({ id, says })}
          >
            {says === 'yes' ? 'Yes, gladly' : 'No'}
          </Button>
        ))}
      </Group>
      <Text size="sm" c="dimmed">
        {answer === null ? 'A no needs no reason, and is told to nobody.' : said[answer]} You can
        change it until <Day day={until} />.
      </Text>
    </>
  )
}
