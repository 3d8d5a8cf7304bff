/** How one would try it, and know: how long, with how much effort, what may show it; and what came of it where it was tried. */
import { Button, List, Text } from '@mantine/core'
import { counted } from '#std/words.ts'
import { useAnswer } from '#web/api/hooks.ts'
import { address, useAddress } from '#web/ui/address.ts'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Offer } from '../schema.ts'
import { measureInWords } from '../schema-words.ts'
import { saidWords, stateWords, type Trial as Told } from './trials/trial-words.ts'
import { effortWords } from './words.ts'

interface TrialProps {
  offer: Offer
  /** As remedies.get takes it. */
  of: string
  isOffered?: boolean
}

export function Trial({
  offer: { weeks, effort, measures, ask },
  of,
  isOffered = true,
}: TrialProps) {
  const { go } = useAddress()
  return (
    <Section
      title="A trial of it"
      acts={
        isOffered && (
          <Button size="compact-sm" onClick={() => go(address('/trials/new', { remedy: of }))}>
            Try it
          </Button>
        )
      }
    >
      <Text>
        {counted(weeks, 'week')}, {effortWords[effort]}.{' '}
        {measures.length > 0 && 'What may show that it helped:'}
      </Text>
      {measures.length > 0 && (
        <List mt="xs">
          {measures.map((measure) => (
            <List.Item key={measure.key}>{measureInWords(measure)}</List.Item>
          ))}
        </List>
      )}
      {ask !== null && (
        <Text mt="xs">
          To be asked before and after: <em>{ask}</em>
        </Text>
      )}
      <TriedHere of={of} />
    </Section>
  )
}

function TriedHere({ of }: { of: string }) {
  const { data } = useAnswer('trials.list', { remedy: of, limit: 10 })
  if (data === undefined || data.items.length === 0) return null
  return (
    <>
      <Text fw={600} mt="md">
        Tried here
      </Text>
      <List>
        {data.items.map((trial) => (
          <List.Item key={trial.id}>
            <Link to={`/decisions/${trial.number}`} underline="always">
              {trial.title}
            </Link>{' '}
            <Text span size="sm" c="dimmed">
              {cameOf(trial)}
            </Text>
          </List.Item>
        ))}
      </List>
    </>
  )
}

function cameOf({ state, verdict }: Told): string {
  return verdict === null ? stateWords[state].label : `people say: ${saidWords[verdict].label}`
}
