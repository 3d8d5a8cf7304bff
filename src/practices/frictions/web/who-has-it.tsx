/** How many have it, without names and not one by one; whether one has it oneself; and what it costs. */
import { Button, Group, Text } from '@mantine/core'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { Section } from '#web/ui/page.tsx'
import { costInWords, hitsInWords, peopleInWords, sentence } from '../schema-words.ts'
import type { FrictionTold } from '../schema.ts'
import { useIsAlone } from './use-is-alone.ts'

export function WhoHasIt({ friction }: { friction: FrictionTold }) {
  const { status, meToo, hits, cost } = friction
  const isAlone = useIsAlone()
  if (isAlone && hits === null) return null
  return (
    <Section title="Who has it, and what it costs">
      <Card>
        {!isAlone && (
          <Group justify="space-between" gap="xs">
            <Text>{sentence(peopleInWords({ ...meToo, isMine: false }))}.</Text>
            {status !== 'merged' && <MeTooButton friction={friction} />}
          </Group>
        )}
        {hits !== null && (
          <Text size="sm" c="dimmed" mt={4}>
            Whoever reported it says: {hitsInWords(hits)}.
          </Text>
        )}
        {cost !== null && (
          <Text mt={4}>
            {sentence(costInWords(cost))}.{' '}
            <Text span size="sm" c="dimmed">
              {cost.formula}
            </Text>
          </Text>
        )}
        {!isAlone && (
          <Text size="sm" c="dimmed" mt="xs">
            Nobody is told who said “me too”, and how many did is told in steps of five: an exact
            number would tell, by how it grows, who was there.
          </Text>
        )}
      </Card>
    </Section>
  )
}

function MeTooButton({ friction: { id, author, meToo } }: { friction: FrictionTold }) {
  const me = useAnswer('members.me', {})
  const say = useAct('frictions.me-too')
  const takeBack = useAct('frictions.me-no-more')
  const { isMine } = meToo
  const act = isMine ? takeBack : say
  // It is one's own already.
  if (me.data === undefined || me.data.id === author || me.data.role === 'guest') return null
  return (
    <div>
      {act.error !== null && <ProblemNotice problem={act.error} />}
      <Button
        variant={isMine ? 'light' : 'default'}
        aria-pressed={isMine}
        loading={say.isPending || takeBack.isPending}
        onClick={() => act.mutate({ id })}
      >
        Me too
      </Button>
    </div>
  )
}
