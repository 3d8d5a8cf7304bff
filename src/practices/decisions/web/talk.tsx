/** Influence begins with a conversation: whom to have it with, in which order, and what each may gain or lose. */
import { Stack, Text } from '@mantine/core'
import { listed } from '#std/words.ts'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { FoldedSection } from '#web/ui/folded-section.tsx'
import { placeText } from './place-link.tsx'
import { inTurn, type Round } from './rounds.ts'
import classes from './talk.module.css'

export function Talk({ id }: { id: string }) {
  return (
    <FoldedSection title="Whom to talk to">
      <People id={id} />
    </FoldedSection>
  )
}

type Conversation = AnswerOf<'decisions.people'>['items'][number]

function People({ id }: { id: string }) {
  const people = useAnswer('decisions.people', { id })
  return (
    <Asked of={people} lines={4}>
      {({ items, untold }) => {
        const rounds = inTurn(items.filter(({ isHeard }) => !isHeard))
        const heard = items.filter(({ isHeard }) => isHeard)
        return (
          <Stack gap="sm">
            {items.length === 0 && untold.length === 0 && (
              <Text c="dimmed">
                Nobody can be named: the proposal names no code that somebody active knows, and
                nobody was asked. Say which code it is about, such as app:src/queue.
              </Text>
            )}
            {rounds.length > 0 && (
              <>
                <Text c="dimmed">
                  One conversation at a time, in this order. What each may gain or lose is a guess
                  to begin with.
                </Text>
                <ol className={classes['rounds']}>
                  {rounds.map((round) => (
                    <Card as="li" key={round.with.map(({ name }) => name).join()}>
                      <ShownRound round={round} />
                    </Card>
                  ))}
                </ol>
              </>
            )}
            {heard.length > 0 && (
              <Text>Heard already: {listed(heard.map(({ name }) => name))}.</Text>
            )}
            {untold.map(({ place, why }) => (
              <Text key={placeText(place)} size="sm">
                Nobody can be named for <code>{placeText(place)}</code>: {why}.
              </Text>
            ))}
          </Stack>
        )
      }}
    </Asked>
  )
}

/** What several are asked alike is said once. */
function ShownRound({ round }: { round: Round<Conversation> }) {
  const { question, mayGain, mayLose } = round.with[0]
  const isOne = round.with.length === 1
  return (
    <>
      {round.with.map(({ name, email, role, because }) => (
        <div key={`${name} ${email ?? ''}`} className={classes['person']}>
          <Text fw={600}>
            {name}
            <Text span size="sm" c="dimmed" fw={400}>
              {email !== null && ` ${email}`}
              {role !== 'was asked' && `, ${role}`}
            </Text>
          </Text>
          <ul className={classes['reasons']}>
            {because.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      ))}
      <Text mt={6}>
        {isOne ? 'Ask' : 'Ask each of them'}: “{question}”
      </Text>
      {mayGain.length > 0 && <Text size="sm">May gain: {mayGain.join(' ')}</Text>}
      {mayLose.length > 0 && <Text size="sm">May lose: {mayLose.join(' ')}</Text>}
    </>
  )
}
