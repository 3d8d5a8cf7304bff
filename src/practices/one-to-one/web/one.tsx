/** One one-to-one: what two want to talk about, what they noted, and what each takes on. */
import { Button, Group, Text } from '@mantine/core'
import { ask } from '#web/api/ask.ts'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { TakeAlong } from '#web/evidence/take-along.tsx'
import { useAddress } from '#web/ui/address.ts'
import { AskFirst } from '#web/ui/ask-first.tsx'
import { AskedPage } from '#web/ui/asked-page.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import type { OneToOne } from '../schema.ts'
import { Actions, Agenda } from './agenda.tsx'
import { Jottings } from './jottings.tsx'
import { Meetings } from './meetings.tsx'

/** While two talk, each soon sees what the other wrote. */
const againMs = 10_000

export function Page() {
  const { params } = useAddress()
  const id = params['id'] ?? ''
  const one = useAnswer('one-to-one.get', { id }, { everyMs: () => againMs })
  return (
    <AskedPage of={one} lines={8}>
      {(found) => <Shown one={found} key={found.id} />}
    </AskedPage>
  )
}

function Shown({ one }: { one: OneToOne }) {
  const { name } = one.with
  return (
    <Frame
      title={`With ${name}`}
      lead={`For ${name} and you. Nobody else reads it: no owner of the workspace, and no program.`}
    >
      {one.state === 'asked' ? (
        <Asked one={one} />
      ) : (
        <>
          <Standing one={one} />
          <Agenda one={one} />
          <Actions one={one} />
          <Meetings one={one} />
          <Jottings one={one} />
          <Group gap="xs" mt="xl">
            <TakeAlong
              label="Take it along"
              as="one-to-one.md"
              read={async () => ask('one-to-one.export', { id: one.id })}
            />
            <Leave one={one} />
          </Group>
        </>
      )}
    </Frame>
  )
}

function Asked({ one: { id, with: other } }: { one: OneToOne }) {
  const open = useAct('one-to-one.open')
  const { go } = useAddress()
  const leave = useAct('one-to-one.leave', () => go('/one-to-one'), { isFirst: true })
  const problem = open.error ?? leave.error
  return (
    <Card>
      {problem !== null && <ProblemNotice problem={problem} />}
      <Text fw={600} mb="xs">
        {other.name} would like to have a one-to-one with you.
      </Text>
      <Text size="sm" mb="md" maw="46rem">
        When you open it, it belongs to you both alike: either adds what to talk about and writes
        notes, and either can leave at any time.
      </Text>
      <Group gap="xs">
        <Button loading={open.isPending} onClick={() => open.mutate({ id })}>
          Open it
        </Button>
        <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate({ id })}>
          No, thank you
        </Button>
      </Group>
    </Card>
  )
}

function Standing({ one: { state, with: other } }: { one: OneToOne }) {
  if (state === 'waiting')
    return (
      <Notice title={`${other.name} did not open it yet.`}>
        <Text size="sm">What you add waits here until they do.</Text>
      </Notice>
    )
  if (state === 'ended')
    return (
      <Notice title={`${other.name} left this one-to-one.`}>
        <Text size="sm">You can read it and take it along. When you leave, nothing is kept.</Text>
      </Notice>
    )
  return null
}

/** What is of both is not taken from the other; one's own jottings go. */
function Leave({ one: { id, state, with: other } }: { one: OneToOne }) {
  const { go } = useAddress()
  const leave = useAct('one-to-one.leave', () => go('/one-to-one'), { isFirst: true })
  const becomes =
    state === 'open'
      ? `You see it no more, and what you jotted down for yourself is deleted. ${other.name} can still read what you two wrote, until they leave, too; then it is deleted.`
      : 'It is deleted for good, and nobody can bring it back.'
  return (
    <AskFirst
      label="Leave it"
      asks="Leave this one-to-one?"
      says={`${becomes} Take it along first, if you like.`}
      does="Leave"
      act={leave}
      onSend={() => leave.mutate({ id })}
    />
  )
}
