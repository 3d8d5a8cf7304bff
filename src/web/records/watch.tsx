/** Whether one hears of a record: one begins to by writing, and may wish otherwise. Nobody else sees it. */
import { Button, Group, Text } from '@mantine/core'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'

const says = {
  watching: 'You hear when others change it',
  muted: 'You hear nothing of it',
  none: 'You hear of it only when you are spoken to',
} as const

export function Watch({ record }: { record: string }) {
  const state = useAnswer('watchers.state', { record })
  const watch = useAct('watchers.watch')
  const mute = useAct('watchers.mute')
  const problem = watch.error ?? mute.error
  if (state.data === undefined) return null
  const now = state.data.state
  return (
    <Group gap="xs" mb="md">
      {problem !== null && <ProblemNotice problem={problem} />}
      <Text size="sm" c="dimmed" role="status">
        {says[now]}.
      </Text>
      {now !== 'watching' && (
        <Button
          size="compact-sm"
          variant="default"
          loading={watch.isPending}
          onClick={() => watch.mutate({ record })}
        >
          Watch
        </Button>
      )}
      {now !== 'muted' && (
        <Button
          size="compact-sm"
          variant="default"
          loading={mute.isPending}
          onClick={() => mute.mutate({ record })}
        >
          Mute
        </Button>
      )}
    </Group>
  )
}
