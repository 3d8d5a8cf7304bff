/** Where several stops only moved: all of them let be about where they are now, at once. */
import { Button, Group, Text } from '@mantine/core'
import { useAct } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import type { FollowedTrail, Trail } from '../schema.ts'

interface AcceptMovedProps {
  trail: Pick<Trail, 'id' | 'version' | 'status'>
  followed: FollowedTrail | undefined
}

export function AcceptMoved({ trail: { id, version, status }, followed }: AcceptMovedProps) {
  const accept = useAct('trails.accept-moved')
  const count = (followed?.stops ?? []).filter(({ state }) => state === 'moved').length
  if (status === 'retired' || count < 2) return null
  return (
    <>
      {accept.isError && <ProblemNotice problem={accept.error} />}
      <Group gap="xs" mb="sm">
        <Text size="sm">{count} stops moved: their words are the same, in another place.</Text>
        <Button
          size="compact-sm"
          variant="default"
          loading={accept.isPending}
          onClick={() => accept.mutate({ id, version })}
        >
          Let them all be about the new lines
        </Button>
      </Group>
    </>
  )
}
