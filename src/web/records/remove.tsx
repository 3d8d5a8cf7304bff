/** Takes a record away, and says how it comes back. */
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { useAddress } from '#web/ui/address.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { placeOf } from '#web/ui/places.ts'
import { Day } from '#web/ui/when.tsx'

interface RemoveProps {
  record: string
  /** The member's id; null where nobody put a name to it. */
  author: string | null
  /** What it is called: `idea`. */
  kind: string
  /** Where one is when it is gone. */
  to: string
}

/** One's own; an owner of the workspace, any. */
export function Remove({ record, author, kind, to }: RemoveProps) {
  const me = useAnswer('members.me', {})
  const { go } = useAddress()
  const remove = useAct(
    'records.remove',
    (removed) => {
      go(to)
      sayRemoved(removed, go)
    },
    { isFirst: true },
  )
  if (me.data === undefined || (me.data.role !== 'owner' && me.data.id !== author)) return null
  return (
    <Group mt="xl">
      {remove.isError && <ProblemNotice problem={remove.error} />}
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        loading={remove.isPending}
        onClick={() => remove.mutate({ record })}
      >
        Remove this {kind}
      </Button>
    </Group>
  )
}

type Removed = AnswerOf<'records.remove'>

/** Long enough to read it twice; afterwards the list of what was removed has it still. */
const shownMs = 30_000

function sayRemoved(removed: Removed, go: (to: string) => void): void {
  const { record, title } = removed
  notifications.show({
    id: record,
    title: `“${title}” was removed.`,
    message: <Undo removed={removed} go={go} />,
    autoClose: shownMs,
    closeButtonProps: { 'aria-label': 'Close' },
  })
}

function Undo({ removed, go }: { removed: Removed; go: (to: string) => void }) {
  const { record, keptUntil } = removed
  const restore = useAct('records.restore', (restored) => {
    notifications.hide(record)
    go(placeOf(restored))
  })
  return (
    <>
      {restore.isError && <ProblemNotice problem={restore.error} />}
      <Text size="sm" c="var(--mantine-color-text)">
        It may be put back until <Day day={keptUntil.slice(0, 10)} />.
      </Text>
      <Button
        mt="xs"
        size="compact-sm"
        variant="default"
        loading={restore.isPending}
        onClick={() => restore.mutate({ record })}
      >
        Undo
      </Button>
    </>
  )
}
