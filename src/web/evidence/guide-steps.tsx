/** The steps of a guide: a question stands alone until somebody opens what to look at. n opens what comes next. */
import { Button, Group, Kbd, Stack, Text, Title } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import type { AnswerOf } from '#web/api/verbs.ts'
import { address } from '#web/ui/address.ts'
import { Link } from '#web/ui/link.tsx'
import { placeOf } from '#web/ui/places.ts'
import { TipLink } from './tip-link.tsx'
import classes from './evidence.module.css'

type Guide = AnswerOf<'code.guide'>
type Step = Guide['steps'][number]
type Fact = Step['facts'][number]

interface GuideStepsProps {
  guide: Guide
  /** Of each question: one below what it stands under. */
  order?: 2 | 3
}

export function GuideSteps({ guide: { steps, repository }, order = 2 }: GuideStepsProps) {
  // Of each step its question, then what to look at.
  const [opened, setOpened] = useState(1)
  const most = steps.length * 2
  const next = () => setOpened((count) => Math.min(most, count + 1))
  useHotkeys([['n', next]])
  return (
    <Stack gap="lg" maw="48rem">
      <Stack component="ol" gap="lg" className={classes['guide'] ?? ''} aria-live="polite">
        {steps.slice(0, Math.ceil(opened / 2)).map((step, place) => (
          <li key={step.id}>
            <Title order={order} size="h4">
              {step.question}
            </Title>
            {opened >= place * 2 + 2 && <Told step={step} repository={repository} />}
          </li>
        ))}
      </Stack>
      <Group gap="sm">
        {opened < most && (
          <>
            <Button onClick={next} aria-keyshortcuts="n">
              {opened % 2 === 1 ? 'Show what to look at' : 'Next question'}
            </Button>
            <Button variant="default" onClick={() => setOpened(most)}>
              Open all
            </Button>
            <Text size="sm" c="dimmed" visibleFrom="xs">
              <Kbd size="xs">n</Kbd> opens what comes next
            </Text>
          </>
        )}
        {opened === most && opened > 1 && (
          <Button variant="default" onClick={() => setOpened(1)}>
            Fold all
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function Told({ step, repository }: { step: Step; repository: string }) {
  return (
    <Stack gap="xs" mt="xs">
      <Text>{step.look}</Text>
      {step.facts.length > 0 && (
        <ul className={classes['guideFacts']}>
          {step.facts.map((fact) => (
            <li key={`${fact.says} ${fact.command ?? ''}`}>
              <Said fact={fact} repository={repository} />
              {fact.command !== null && <code className={classes['command']}>{fact.command}</code>}
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}

/** A fact that leads to one place is a link as a whole. */
function Said({ fact: { says, links }, repository }: { fact: Fact; repository: string }) {
  const [only, ...others] = links
  if (only === undefined) return <Text size="sm">{says}</Text>
  if (only.to === 'commit')
    return (
      <Text size="sm">
        {says} <code>{only.oid.slice(0, 10)}</code>
      </Text>
    )
  if (only.to === 'tip')
    return (
      <Text size="sm">
        <TipLink tip={only} />
        {says.slice(only.title.length)}
      </Text>
    )
  if (others.length === 0)
    return (
      <Link to={placeIn(only, repository)} size="sm">
        {says}
      </Link>
    )
  return (
    <Text size="sm">
      {says}{' '}
      {links.flatMap((link) =>
        link.to === 'file'
          ? [
              <Link key={link.path} to={placeIn(link, repository)} mr="xs">
                {link.path}
              </Link>,
            ]
          : [],
      )}
    </Text>
  )
}

function placeIn(
  link: Exclude<Fact['links'][number], { to: 'commit' | 'tip' }>,
  repository: string,
): string {
  return link.to === 'record'
    ? placeOf(link)
    : address('/evidence/file', { in: repository, path: link.path })
}
