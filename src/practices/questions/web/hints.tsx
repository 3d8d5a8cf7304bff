/** The ladder: each hint folded until one wants it, the next rung first. */
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { Markdown } from '#web/records/markdown.tsx'
import { Name } from '#web/records/name.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { Section } from '#web/ui/page.tsx'
import { ladder } from '../schema-ladder.ts'
import { isGoing } from '../rules.ts'
import type { QuestionTold } from '../schema.ts'
import { LeaveHint, OwnHint } from './leave-hint.tsx'
import classes from './questions.module.css'

interface HintsProps {
  question: QuestionTold
  wish: { unfold?: boolean; upTo?: number }
  setWish: (wish: { unfold?: boolean; upTo?: number }) => void
}

export function Hints({ question, wish, setWish }: HintsProps) {
  const { id, hints, next, isMine } = question
  const [isHelping, setIsHelping] = useState(false)
  const open = useAct('questions.open')
  const openNext = (rung: number) =>
    isMine ? open.mutate({ id, rung }) : setWish({ ...wish, upTo: rung })
  return (
    <Section title="Hints">
      {open.isError && <ProblemNotice problem={open.error} />}
      {hints.length === 0 && <Text c="dimmed">{none(question)}</Text>}
      <ul className={classes['ladder']}>
        {hints.map((hint) => (
          <Card as="li" key={hint.id}>
            <Group gap="xs">
              <Text span fw={600}>
                {ladder[hint.rung]?.name}
              </Text>
              <Text span size="sm" c="dimmed">
                rung {hint.rung} · <Name of={hint.author} />
              </Text>
            </Group>
            {hint.body === null ? (
              <Text c="dimmed" size="sm">
                Folded.
              </Text>
            ) : (
              <Markdown text={hint.body} />
            )}
            {hint.body !== null && isGoing(question) && <OwnHint hint={hint} />}
          </Card>
        ))}
      </ul>
      <Group mt="sm" gap="xs">
        {next !== null && (
          <Button
            variant={isMine ? 'filled' : 'default'}
            loading={open.isPending}
            onClick={() => openNext(next)}
          >
            Open the next one: {(ladder[next]?.name ?? '').toLowerCase()}
          </Button>
        )}
        {!isMine && isGoing(question) && !isHelping && (
          <Button
            onClick={() => {
              setWish({ unfold: true })
              setIsHelping(true)
            }}
          >
            Leave a hint
          </Button>
        )}
      </Group>
      {isHelping && isGoing(question) && (
        <LeaveHint question={question} done={() => setIsHelping(false)} />
      )}
    </Section>
  )
}

function none({ isMine, status, places, unblocked }: QuestionTold): string {
  if (status === 'found') return 'It was found without one.'
  if (!isMine) return 'No hint yet. A question back is often the best first one.'
  const told =
    places.length === 0
      ? 'No hint yet. It names no code, so nobody was told in particular.'
      : 'No hint yet. Who knows this code was told, where members do.'
  return unblocked ? `${told} Each that comes is open at once.` : told
}
