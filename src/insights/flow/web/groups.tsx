/** Whether some parts of the code, or larger changes, take longer. */
import { Group as Row, SegmentedControl, Text } from '@mantine/core'
import { amount } from '#std/words.ts'
import { useAnswer } from '#web/api/hooks.ts'
import { Table, type Column } from '#web/evidence/table.tsx'
import { useAddress } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import { spanShown } from '#web/ui/span.ts'
import type { FlowWhere } from './asked.ts'
import { lengthsIn, type Group, type Measured } from './slices.ts'
import { lengthShown, useTime, type Time } from './time.tsx'
import { begun, fewest, type FlowAnswer } from './words.ts'

type By = 'size' | 'component'

export function Groups({ where }: { where: FlowWhere }) {
  const { search, change } = useAddress()
  const by: By = search['by'] === 'component' ? 'component' : 'size'
  const groups = useAnswer('flow.stages', { ...where, by })
  return (
    <Section title="By size and component">
      <SegmentedControl
        mb="md"
        aria-label="By size or by component"
        data={[
          { value: 'size', label: 'By size' },
          { value: 'component', label: 'By component' },
        ]}
        value={by}
        onChange={(value) => change({ by: value })}
      />
      <Asked of={groups} lines={6}>
        {(answer) => <Shown answer={answer} by={by} />}
      </Asked>
    </Section>
  )
}

function Shown({ answer, by }: { answer: FlowAnswer; by: By }) {
  const time = useTime()
  const { groups, n } = answer
  if (by === 'component' && groups.every(({ key }) => key === 'none'))
    return (
      <Text c="dimmed">
        No component is named so far.{' '}
        <Link to="/settings/flow" inherit underline="always">
          Say which paths and labels belong to which
        </Link>
        .
      </Text>
    )
  return (
    <Card>
      <Table
        caption={by === 'size' ? 'By lines changed' : 'By component'}
        rows={groups}
        columns={columnsOf(by, time).filter(
          // What none of them passed through, or nobody knows, has no column.
          ({ value }) => groups.some((group) => value(group) !== null),
        )}
      />
      <Row justify="space-between" mt="sm">
        <Text size="sm" c="dimmed">
          {amount(n, 'merged changes')}, {spanShown(answer.window)}. Half of them took at most so
          long; of fewer than {fewest} nothing is told.
          {by === 'component' && ' A change of several components is in each.'}
        </Text>
      </Row>
    </Card>
  )
}

function columnsOf(by: By, time: Time): Column<Group>[] {
  const half = (name: string, measured: Measured, isMinor?: true): Column<Group> => ({
    name,
    ...(isMinor ? { isMinor } : {}),
    value: (group) => lengthsIn(group, measured, time).p50,
    show: (group) => {
      const { p50 } = lengthsIn(group, measured, time)
      return p50 === null ? '–' : lengthShown(p50, time)
    },
  })
  return [
    {
      name: by === 'size' ? 'Lines changed' : 'Component',
      value: ({ key }) => (key === 'none' ? 'No component' : begun(key)),
    },
    { name: 'Changes', value: ({ n }) => n },
    half('Open', 'openTime'),
    half('Pickup', 'pickup', true),
    half('Review', 'review', true),
    half('Rework', 'rework', true),
    half('Merge wait', 'mergeWait', true),
    half('Deploy', 'deploy', true),
  ]
}
