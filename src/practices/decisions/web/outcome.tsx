/** What became of a proposal, with its reason: the first thing to be read of what is no longer open. */
import { Stack, Text } from '@mantine/core'
import { Markdown } from '#web/records/markdown.tsx'
import { Card } from '#web/ui/card.tsx'
import { Section } from '#web/ui/page.tsx'
import { Day } from '#web/ui/when.tsx'
import type { Decision } from '../schema.ts'
import { DecisionLink } from './decision-link.tsx'
import { TriedOut } from './tried-out.tsx'
import { stateOf } from './words.ts'

export function Outcome({ decision }: { decision: Decision }) {
  const { status } = decision
  if (status === 'open') return null
  const decidedAt = 'decidedAt' in decision ? decision.decidedAt : null
  return (
    <Section title={stateOf(decision).label}>
      <Card>
        <Stack gap="xs">
          <Now decision={decision} />
          {'chosen' in decision && decision.chosen !== null && (
            <Text>
              Taken: <b>{decision.chosen}</b>
            </Text>
          )}
          {'because' in decision && decision.because !== '' && <Markdown text={decision.because} />}
          {'trial' in decision && <Tried decision={decision} />}
          {decision.tries !== null && <TriedOut tries={decision.tries} />}
          {decidedAt !== null && (
            <Text size="sm" c="dimmed">
              {decidedWords[status] ?? 'Decided on'} <Day day={decidedAt.slice(0, 10)} />.
            </Text>
          )}
        </Stack>
      </Card>
    </Section>
  )
}

const decidedWords: Partial<Record<Decision['status'], string>> = {
  accepted: 'Accepted on',
  superseded: 'It had been accepted on',
  deprecated: 'It had been accepted on',
  rejected: 'Rejected on',
  unknown: 'Its file is of',
}

/** What holds instead, or why it holds no longer, before what once spoke for it. */
function Now({ decision }: { decision: Decision }) {
  if (decision.status === 'superseded')
    return decision.successor === null ? (
      <Text>Another decision took its place; its file does not say which.</Text>
    ) : (
      <Text>
        Replaced by <DecisionLink id={decision.successor} />. It had been accepted because:
      </Text>
    )
  if (decision.status === 'deprecated')
    return (
      <>
        <Text>It holds no longer:</Text>
        <Markdown text={decision.noLonger} />
        {decision.because !== '' && <Text>It had been accepted because:</Text>}
      </>
    )
  if (decision.status === 'unknown')
    return (
      <Text>
        {decision.said === null
          ? 'The file it came from says no status. Whoever knows can say what it is.'
          : `The file it came from says “${decision.said}”, which may mean several things. Whoever knows can say what it is.`}
      </Text>
    )
  return null
}

type Tested = Extract<Decision, { trial: unknown }>

/** The trial in the tense it is in. How it was found to be stands in its reviews. */
function Tried({ decision: { status, trial, reviewOn } }: { decision: Tested }) {
  const isAsked = reviewOn !== null && status === 'accepted'
  return (
    <>
      {trial !== null && (
        <Text>
          {trial.state === 'over'
            ? `The trial ${trial.worked ? 'worked' : 'did not work'}. What was expected: `
            : status === 'accepted'
              ? 'What is expected of the trial: '
              : 'It was on trial. What was expected: '}
          {trial.expected}
        </Text>
      )}
      {isAsked && (
        <Text size="sm" c="dimmed">
          To be looked at again on <Day day={reviewOn} />.
        </Text>
      )}
    </>
  )
}
