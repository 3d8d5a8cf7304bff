/** Whether a decision is honoured: what would show it, and what the code said when somebody last looked. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { address } from '#web/ui/address.ts'
import { Asked, ProblemNotice } from '#web/ui/asked.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import { State, type Tone } from '#web/ui/state.tsx'
import { Day, When } from '#web/ui/when.tsx'
import { checkInWords } from './check-words.ts'
import { Expect } from './expect.tsx'
import classes from './paths.module.css'

type Confirmation = AnswerOf<'decisions.confirmation'>
type Looked = Confirmation['checks'][number]
type Outcome = NonNullable<Looked['outcome']>

const states: Record<NonNullable<Confirmation['state']>, { label: string; tone: Tone }> = {
  honoured: { label: 'Honoured', tone: 'settled' },
  drifting: { label: 'Drifting', tone: 'declined' },
  'cannot tell': { label: 'Cannot tell', tone: 'past' },
  'never checked': { label: 'Never checked', tone: 'open' },
}

export function Honoured({ id }: { id: string }) {
  const confirmation = useAnswer('decisions.confirmation', { id })
  const [isAdding, setIsAdding] = useState(false)
  const confirm = useAct('decisions.confirm')
  const hasChecks = (confirmation.data?.checks.length ?? 0) > 0
  return (
    <Section
      title="Is it honoured?"
      acts={
        <Group gap="xs">
          {hasChecks && (
            <Button
              size="compact-sm"
              variant="default"
              loading={confirm.isPending}
              onClick={() => confirm.mutate({ id })}
            >
              Look now
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" onClick={() => setIsAdding(true)}>
            Say what would show it
          </Button>
        </Group>
      }
    >
      {confirm.isError && <ProblemNotice problem={confirm.error} />}
      <Asked of={confirmation} lines={2}>
        {({ checks, decidedAt }) =>
          checks.length === 0 ? (
            <Text c="dimmed">
              Nothing says yet what would show it: a path, a dependency, or words that must be
              there, or must not. Cairn can look for that, and say since when it is not so.
            </Text>
          ) : (
            <Stack gap="md">
              {checks.map((looked) => (
                <Shown key={looked.check.id} id={id} looked={looked} decidedAt={decidedAt} />
              ))}
            </Stack>
          )
        }
      </Asked>
      {isAdding && <Expect id={id} close={() => setIsAdding(false)} />}
    </Section>
  )
}

interface ShownProps {
  id: string
  looked: Looked
  decidedAt: string | null
}

function Shown({
  id,
  looked: { check, outcome, lookedAt, head, newerHead },
  decidedAt,
}: ShownProps) {
  const unexpect = useAct('decisions.unexpect')
  const { label, tone } = states[outcome?.state ?? 'never checked']
  return (
    <div>
      <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
        <Group gap="xs">
          <State tone={tone}>{label}</State>
          <Text span>{checkInWords(check)}</Text>
        </Group>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          flex="none"
          aria-label={`Take off: ${checkInWords(check)}`}
          loading={unexpect.isPending}
          onClick={() => unexpect.mutate({ id, check: check.id })}
        >
          Take off
        </Button>
      </Group>
      {unexpect.isError && <ProblemNotice problem={unexpect.error} />}
      {outcome?.state === 'drifting' && (
        <Drift outcome={outcome} repository={check.repository} decidedAt={decidedAt} />
      )}
      {outcome?.state === 'cannot tell' && <Text size="sm">{sentence(outcome.why)}</Text>}
      {outcome?.state === 'honoured' && outcome.places.length > 0 && (
        <Text size="sm" className={classes['paths'] ?? ''}>
          As in <Places repository={check.repository} places={outcome.places} />.
        </Text>
      )}
      {lookedAt !== null && (
        <Text size="sm" c="dimmed">
          Looked at {head !== null && <code>{head.slice(0, 10)}</code>} <When at={lookedAt} />
        </Text>
      )}
      {newerHead !== null && (
        <Text size="sm">
          That was an older commit: since then <code>{newerHead.slice(0, 10)}</code> was read. “Look
          now” looks at it.
        </Text>
      )}
    </div>
  )
}

interface DriftProps {
  outcome: Extract<Outcome, { state: 'drifting' }>
  repository: string
  decidedAt: string | null
}

/** It names the change from which on it was not so, and nobody who made it. */
function Drift({
  outcome: { since, wasHonoured, places, more },
  repository,
  decidedAt,
}: DriftProps) {
  const [first] = places
  const id = since?.commit.slice(0, 10)
  return (
    <Text size="sm" component="div" className={classes['paths'] ?? ''}>
      {since === null && 'It is not so; since when cannot be told. '}
      {since !== null && wasHonoured === false && 'It is not so yet, and never was. '}
      {since !== null && wasHonoured !== false && (
        <>
          It is not so since{' '}
          {first === undefined ? (
            <code>{id}</code>
          ) : (
            <Link to={address('/evidence/file', { in: repository, path: first, at: since.commit })}>
              <code>{id}</code>
            </Link>
          )}
          , “{since.subject}”
          {since.at !== null && (
            <>
              {', '}
              <Day day={since.at.slice(0, 10)} />
              {decidedAt !== null && since.at < decidedAt && ', before it was decided'}
            </>
          )}
          .{' '}
        </>
      )}
      {places.length > 0 && (
        <>
          See <Places repository={repository} places={places} />
          {more > 0 && ` and ${more} more`}.
        </>
      )}
    </Text>
  )
}

function Places({ repository, places }: { repository: string; places: readonly string[] }) {
  return places.map((path, place) => (
    <span key={path}>
      {place > 0 && ', '}
      <Link to={address('/evidence/file', { in: repository, path })}>
        <code>{path}</code>
      </Link>
    </span>
  ))
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
