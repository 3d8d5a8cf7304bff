/** Somebody changed it while one was writing: what it is now, beside what one wrote. Nothing is lost either way. */
import { Button, Group, SimpleGrid, Text } from '@mantine/core'
import type { Problem } from '#web/api/ask.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Markdown } from './markdown.tsx'
import { areApart, threeWay } from './three-way.ts'

export interface Words {
  title: string
  body: string
}

export interface Current extends Words {
  version: number
}

/** What the server says that the record is now. */
export function currentIn({ details: { current } }: Problem): Current | null {
  return isCurrent(current) ? current : null
}

function isCurrent(value: unknown): value is Current {
  if (typeof value !== 'object' || value === null) return false
  if (!('version' in value && 'title' in value && 'body' in value)) return false
  const { version, title, body } = value
  return typeof version === 'number' && typeof title === 'string' && typeof body === 'string'
}

interface MergeProps {
  current: Current
  /** As they were when one began. */
  begun: Words
  mine: Words
  /** The words to go on with; nothing is sent yet. */
  take: (words: Words) => void
}

export function Merge({ current, begun, mine, take }: MergeProps) {
  const title = threeWay(begun.title, mine.title, current.title)
  const body = threeWay(begun.body, mine.body, current.body)
  const isApart = (['title', 'body'] as const).some((part) =>
    areApart(begun[part], mine[part], current[part]),
  )
  if (!isApart)
    return (
      <Notice title="Somebody changed it while you were writing" isUrgent>
        <Text size="sm">What both of you changed fits together. Look at it, and save it then.</Text>
        <Group mt="sm">
          <Button variant="default" onClick={() => take({ title, body })}>
            Put both together
          </Button>
        </Group>
      </Notice>
    )
  return (
    <Notice title="Somebody changed it while you were writing" isUrgent>
      <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs">
        <Side says={`As it is now (version ${current.version})`} words={current} />
        <Side says="As you wrote it" words={mine} />
      </SimpleGrid>
      <Group mt="sm">
        <Button variant="default" onClick={() => take({ title, body })}>
          Keep my words, on top of theirs
        </Button>
        <Button
          variant="default"
          onClick={() =>
            take({
              title,
              body: areApart(begun.body, mine.body, current.body)
                ? `${current.body}\n\n${mine.body}`
                : body,
            })
          }
        >
          Put both together
        </Button>
        <Button variant="subtle" onClick={() => take({ title: current.title, body: current.body })}>
          Take theirs
        </Button>
      </Group>
    </Notice>
  )
}

function Side({ says, words: { title, body } }: { says: string; words: Words }) {
  return (
    <div>
      <Text fw={600} size="sm">
        {says}
      </Text>
      <Text fw={600}>{title}</Text>
      <Markdown text={body} />
    </div>
  )
}
