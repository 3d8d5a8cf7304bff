/** The log of what people said the data gets wrong; each can be taken back. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { Asked, ProblemNotice } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { When } from '#web/ui/when.tsx'
import { begun } from './words.ts'
import classes from './flow.module.css'

type Correction = AnswerOf<'flow.corrections'>['items'][number]

export function Corrections({ repository }: { repository: string }) {
  const corrections = useAnswer('flow.corrections', { repository })
  return (
    <Asked of={corrections} lines={2}>
      {({ items }) =>
        items.length === 0 ? (
          <Text c="dimmed">Nothing so far.</Text>
        ) : (
          <Stack component="ul" gap="xs" className={classes['plain'] ?? ''}>
            {items.map((item) => (
              <Said key={item.correction} of={item} />
            ))}
          </Stack>
        )
      }
    </Asked>
  )
}

function Said({
  of: { correction, subject, says, because, saidAt, undoneAt },
}: {
  of: Correction
}) {
  const undo = useAct('flow.undo')
  const what = subject.replace(/^request /, 'change #')
  return (
    <Card as="li">
      {undo.error !== null && <ProblemNotice problem={undo.error} />}
      <Group justify="space-between" gap="xs">
        <div>
          <Text td={undoneAt === null ? undefined : 'line-through'}>
            {begun(what)}: {says}
          </Text>
          <Text size="sm" c="dimmed" className={classes['name'] ?? ''}>
            {because} · said <When at={saidAt} />
            {undoneAt !== null && (
              <>
                , taken back <When at={undoneAt} />
              </>
            )}
          </Text>
        </div>
        {undoneAt === null && (
          <Button
            size="compact-sm"
            variant="default"
            loading={undo.isPending}
            onClick={() => undo.mutate({ correction })}
            aria-label={`Take back what was said of ${what}`}
          >
            Take it back
          </Button>
        )}
      </Group>
    </Card>
  )
}
