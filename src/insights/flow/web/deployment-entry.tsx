/** One deployment: where it went, what came of it, and what it was taken for or why it does not count. */
import { Group, Text } from '@mantine/core'
import { momentShown } from '#std/shown-dates.ts'
import { counted } from '#std/words.ts'
import type { ItemOf } from '#web/api/pages.ts'
import { Card } from '#web/ui/card.tsx'
import { State } from '#web/ui/state.tsx'
import { leaveOut, type Way } from './dispute.tsx'
import { IsWrong } from './is-wrong.tsx'
import { OnForge } from './on-forge.tsx'
import classes from './flow.module.css'

type Deployment = ItemOf<'flow.deployments'>

export function DeploymentEntry({ of }: { of: Deployment }) {
  const { id, repository, environment, component, commit, url, because } = of
  const at = of.at ?? of.createdAt
  const ways = waysOf(of)
  return (
    <Card as="li">
      <Group justify="space-between" gap="xs" mb={4}>
        <Group gap="xs">
          <Text fw={600} className={classes['name'] ?? ''}>
            {component === null ? environment : `${component}, ${environment}`}
          </Text>
          <TakenFor of={of} />
        </Group>
        {ways.length > 0 && (
          <IsWrong
            repository={repository}
            subject={`deployment ${id}`}
            name={`deployment ${id}`}
            such="Such as: a rehearsal, or taken back by hand."
            ways={ways}
          />
        )}
      </Group>
      <Text size="sm" c="dimmed" className={classes['name'] ?? ''}>
        {at !== null && (
          <>
            <time dateTime={at}>{momentShown(new Date(at))}</time> ·{' '}
          </>
        )}
        {commit !== null && (
          <>
            commit <OnForge url={url}>{commit.slice(0, 7)}</OnForge> ·{' '}
          </>
        )}
        deployment {id}
        {alsoSaid(of)}
      </Text>
      {because !== null && (
        <Text size="sm" c="dimmed">
          Not counted: {because}.
        </Text>
      )}
    </Card>
  )
}

function TakenFor({ of: { isCounted, isFailure, outcome } }: { of: Deployment }) {
  if (!isCounted) return <State tone="past">Not counted</State>
  return isFailure === true || outcome === 'failed' ? (
    <State tone="declined">Failed</State>
  ) : (
    <State tone="settled">Succeeded</State>
  )
}

function alsoSaid({ isSaid, incidents, isRework }: Deployment): string {
  return [
    isSaid ? 'as people said' : '',
    incidents === null || incidents === 0 ? '' : `${counted(incidents, 'incident')} after it`,
    isRework === true ? 'made to mend an incident' : '',
  ]
    .filter((part) => part !== '')
    .map((part) => ` · ${part}`)
    .join('')
}

/** What would change nothing is not offered; what is not production counts nowhere, and the settings say what is. */
function waysOf({ because, isProduction, outcome, incidents }: Deployment): Way[] {
  if (!isProduction || because === 'people left it out') return []
  return [
    ...(outcome === 'failed' ? [] : [failed]),
    ...(outcome === 'succeeded' && !incidents ? [] : [succeeded]),
    ...[notProduction, leaveOut],
  ]
}

const failed: Way = {
  says: 'failed',
  label: 'It failed',
  means: 'Whatever the forge says came of it.',
}
const succeeded: Way = {
  says: 'succeeded',
  label: 'It went well',
  means: 'Whatever the forge says; an incident after it was not its doing.',
}
const notProduction: Way = {
  says: 'not production',
  label: 'It is not production',
  means: 'It went to where nobody is served.',
}
