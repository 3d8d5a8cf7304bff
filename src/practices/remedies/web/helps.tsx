/** What a remedy helps with; each leads to all that help with the same. */
import { Group, Text } from '@mantine/core'
import { address } from '#web/ui/address.ts'
import { Link } from '#web/ui/link.tsx'
import { causeWords, type Cause } from '../schema-words.ts'

export function Helps({ helps }: { helps: readonly Cause[] }) {
  return (
    <Group gap="sm" mb="md">
      <Text size="sm" c="dimmed">
        Helps with
      </Text>
      {helps.map((cause) => (
        <Link key={cause} to={address('/remedies', { cause })} size="sm" underline="always">
          {causeWords[cause]}
        </Link>
      ))}
    </Group>
  )
}
