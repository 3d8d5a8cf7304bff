/** The pair somebody came for: what is known of it, before all the others. */
import { Button, Group, Text } from '@mantine/core'
import type { AnswerOf, Where } from '#web/api/verbs.ts'
import { Explain } from '#web/evidence/explain.tsx'
import { Path } from '#web/evidence/path.tsx'
import { formFor, type Pinned } from '#web/evidence/waiting-pin.ts'
import { Card } from '#web/ui/card.tsx'
import { Link } from '#web/ui/link.tsx'

type Known = Pick<
  AnswerOf<'evidence.coupling'>['items'][number],
  'shared' | 'revisionsA' | 'revisionsB'
>

interface ThisPairProps {
  where: Where
  /** What is counted is there where the pair is among those that are shown. */
  pair: { a: string; b: string } & Partial<Known>
  toFile: (path: string) => string
  /** What is pinned to a proposal about it; null where it is not among the answers. */
  pinned: Pinned | null
  onClose: () => void
}

export function ThisPair({ where, pair, toFile, pinned, onClose }: ThisPairProps) {
  const { a, b, shared, revisionsA, revisionsB } = pair
  return (
    <Card>
      <Group justify="space-between" align="start" wrap="nowrap" mb="xs">
        <div>
          <Path path={a} to={toFile(a)} />
          <Path path={b} to={toFile(b)} />
        </div>
        <Button size="compact-sm" variant="subtle" onClick={onClose}>
          All pairs
        </Button>
      </Group>
      <Text size="sm">
        {shared === undefined
          ? 'It is not among the surest pairs of this span.'
          : `They changed together ${shared} times: the first changed ${revisionsA} times, the second ${revisionsB}.`}
      </Text>
      <Group gap="xs" mt="xs">
        <Explain question={{ ...where, insight: 'coupling', subject: [a, b] }} />
        {pinned !== null && (
          <Link to={formFor('/decisions/new', pinned, { about: `${a} and ${b} change together` })}>
            Propose something about it
          </Link>
        )}
      </Group>
    </Card>
  )
}
