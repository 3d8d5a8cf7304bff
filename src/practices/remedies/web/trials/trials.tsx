/** What is tried out: due ones first, then what runs, what is discussed, and what was judged. */
import { Button, Group, Skeleton, Text } from '@mantine/core'
import { usePages } from '#web/api/pages.ts'
import { useAddress } from '#web/ui/address.ts'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import { Paged } from '#web/ui/paged.tsx'
import { TrialSection } from './trial-section.tsx'
import { stateWords, type Trial } from './trial-words.ts'

export function Page() {
  const { go } = useAddress()
  const list = usePages('trials.list', { limit: 20 })
  return (
    <Frame
      title="Trials"
      lead="What is tried out, and what came of it: numbers of before beside those of after, and what people say. A trial that shows that something does not help is worth as much as one that shows that it does."
      acts={<Button onClick={() => go('/trials/new')}>Try something</Button>}
    >
      <Paged
        of={list}
        waiting={<Skeleton height={320} role="status" aria-label="Loading" />}
        empty={
          <Empty
            says="Nothing is tried out yet."
            acts={
              <Group gap="xs">
                <Button onClick={() => go('/evidence/bottlenecks')}>See where work waits</Button>
                <Button variant="default" onClick={() => go('/remedies')}>
                  See what can be tried
                </Button>
              </Group>
            }
          >
            Begin with what hurts: a bottleneck, or{' '}
            <Link to="/frictions" underline="always">
              a friction
            </Link>
            . Beside each stand remedies, and each remedy has <em>Try it</em>. It says for how many
            weeks, keeps the numbers of today, and on the day that you agree on shows before and
            after here.
          </Empty>
        }
      >
        {(items) => (
          <>
            {inOrder(items).map((trial) => (
              <TrialSection key={trial.id} trial={trial} />
            ))}
            <Text size="sm" c="dimmed" mt="xl">
              It is told that something changed, never what changed it, and never whose doing it
              was.
            </Text>
          </>
        )}
      </Paged>
    </Frame>
  )
}

const states = Object.keys(stateWords)

/** Within a state the newest first. */
function inOrder(items: readonly Trial[]): Trial[] {
  return items.toSorted((a, b) => states.indexOf(a.state) - states.indexOf(b.state))
}
