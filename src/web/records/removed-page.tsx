/** What was removed and may still be put back, the latest first. */
import { Button, Group, Text } from '@mantine/core'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { useAddress } from '#web/ui/address.ts'
import { Asked, ProblemNotice } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import { placeOf } from '#web/ui/places.ts'
import { Day, When } from '#web/ui/when.tsx'
import classes from './records.module.css'

export function Page() {
  const { go } = useAddress()
  const removed = useAnswer('records.removed', { limit: 200 })
  const restore = useAct('records.restore', (restored) => go(placeOf(restored)))
  return (
    <Frame
      title="What was removed"
      lead="It is in no list and found by no search, and comes back whole, with all that was said about it. Afterwards it is gone for good."
    >
      {restore.isError && <ProblemNotice problem={restore.error} />}
      <Asked of={removed}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty says="Nothing was removed that you could put back.">
              What you remove stands here for 30 days.
            </Empty>
          ) : (
            <ul className={classes['comments'] ?? ''}>
              {items.map(({ record, kind, number, title, removedAt, keptUntil }) => (
                <Card as="li" key={record}>
                  <Group justify="space-between">
                    <div>
                      <Text fw={600}>{title}</Text>
                      <Text size="sm" c="dimmed">
                        {kind} {number} · removed <When at={removedAt} /> · may be put back until{' '}
                        <Day day={keptUntil.slice(0, 10)} />
                      </Text>
                    </div>
                    <Button
                      variant="default"
                      aria-label={`Put back “${title}”`}
                      loading={restore.isPending && restore.variables.record === record}
                      onClick={() => restore.mutate({ record })}
                    >
                      Put back
                    </Button>
                  </Group>
                </Card>
              ))}
            </ul>
          )
        }
      </Asked>
    </Frame>
  )
}
