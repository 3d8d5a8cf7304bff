/** One job of CI: how long it waited and ran, and what it was taken for or why it does not count. */
import { Group, Text } from '@mantine/core'
import { duration } from '#std/duration.ts'
import { momentShown } from '#std/shown-dates.ts'
import type { ItemOf } from '#web/api/pages.ts'
import { Card } from '#web/ui/card.tsx'
import { State, type Tone } from '#web/ui/state.tsx'
import { leaveOut, type Way } from './dispute.tsx'
import { IsWrong } from './is-wrong.tsx'
import { OnForge } from './on-forge.tsx'
import { begun } from './words.ts'
import classes from './flow.module.css'

type Job = ItemOf<'flow.jobs'>

export function JobEntry({ of }: { of: Job }) {
  const { id, repository, workflow, name, createdAt, queue, url, because, flags } = of
  return (
    <Card as="li">
      <Group justify="space-between" gap="xs" mb={4}>
        <Group gap="xs">
          <Text fw={600} className={classes['name'] ?? ''}>
            {[workflow, name ?? 'without a name'].filter((one) => one !== null).join(': ')}
          </Text>
          <State tone={toneOf(of)}>{stateOf(of)}</State>
          {flags.flaky && <State tone="open">Flaky</State>}
        </Group>
        {!flags.leftOut && (
          <IsWrong
            repository={repository}
            subject={`job ${id}`}
            name={`job ${id}`}
            such="Such as: a test of the runners, or a secret was missing."
            ways={flags.flaky ? [notFlaky, leaveOut] : [leaveOut]}
          />
        )}
      </Group>
      <Text size="sm" c="dimmed" className={classes['name'] ?? ''}>
        {createdAt !== null && (
          <>
            <time dateTime={createdAt}>{momentShown(new Date(createdAt))}</time> ·{' '}
          </>
        )}
        <OnForge url={url}>{`job ${id}`}</OnForge>
        {queue !== null && ` · ${queue}`}
        {lengthsSaid(of)}
      </Text>
      {because !== null && (
        <Text size="sm" c="dimmed">
          Not counted: {because}.
        </Text>
      )}
    </Card>
  )
}

function stateOf({ isCounted, flags, outcome }: Job): string {
  if (!isCounted) return 'Not counted'
  return flags.neverStarted ? 'Never started' : begun(outcome)
}

function toneOf({ isCounted, flags, outcome }: Job): Tone {
  if (!isCounted) return 'past'
  if (flags.neverStarted || outcome === 'failure') return 'declined'
  return outcome === 'success' ? 'settled' : 'past'
}

function lengthsSaid({ waited, ran, lost, untilGreen, flags, attempt }: Job): string {
  return [
    flags.rerun ? `attempt ${attempt}` : '',
    waited === null ? '' : `waited ${duration(waited)}`,
    ran === null ? '' : `ran ${duration(ran)}`,
    lost === null ? '' : `${duration(lost)} until its run ended`,
    untilGreen === null ? '' : `green ${duration(untilGreen)} after it had failed`,
  ]
    .filter((part) => part !== '')
    .map((part) => ` · ${part}`)
    .join('')
}

const notFlaky: Way = {
  says: 'not flaky',
  label: 'It was not flaky',
  means: 'It failed for a reason, and something was mended before it turned green.',
}
