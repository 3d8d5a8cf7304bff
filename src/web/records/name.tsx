/** Who wrote something, by name; without one where they wished so. */
import { Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'

export function Name({ of }: { of: string | null }) {
  const members = useAnswer('members.list', { limit: 200 })
  const name =
    of === null
      ? 'Somebody'
      : (members.data?.items.find(({ id }) => id === of)?.name ?? 'A former member')
  return (
    <Text span size="sm" fw={600}>
      {members.isPending ? '…' : name}
    </Text>
  )
}
