/** Says where what is being written is kept; and where another browser kept other words, brings them here. */
import { Button, Group, Text } from '@mantine/core'
import { When } from '#web/ui/when.tsx'
import type { Draft } from './use-draft.ts'

const says = {
  nowhere: '',
  here: 'Kept in this browser as you write.',
  'here alone': 'Kept in this browser alone, so that you may still leave your name away.',
  both: 'Kept in this browser and in the workspace, for you alone.',
} as const

export function DraftKept<Words extends object>({ draft }: { draft: Draft<Words> }) {
  const { keptIn, elsewhere } = draft
  return (
    <>
      {elsewhere !== null && (
        <Group gap="xs">
          <Text size="sm">
            In another browser you wrote other words, <When at={elsewhere.keptAt} />.
          </Text>
          <Button size="compact-sm" variant="default" onClick={elsewhere.take}>
            Go on with those
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={elsewhere.leave}>
            Keep these
          </Button>
        </Group>
      )}
      {keptIn !== 'nowhere' && (
        <Text size="sm" c="dimmed">
          {says[keptIn]}
        </Text>
      )}
    </>
  )
}
