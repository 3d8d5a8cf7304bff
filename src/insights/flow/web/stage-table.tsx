/** Each stage with what half, three in four and nine in ten took at most, and of how many it cannot be told, with the reasons. */
import { Group, Text } from '@mantine/core'
import { amount, counted } from '#std/words.ts'
import { Table, type Column } from '#web/evidence/table.tsx'
import { LeftOut } from '#web/evidence/left-out.tsx'
import { useAddress, type Search } from '#web/ui/address.ts'
import { Card } from '#web/ui/card.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import { spanShown } from '#web/ui/span.ts'
import { toChanges } from './behind.ts'
import { Leads } from './leads.tsx'
import { Meaning, ofLengths } from './meaning.tsx'
import { ReportFriction } from './report-friction.tsx'
import { lengthShown, useTime, type Time } from './time.tsx'
import { stageNames, stageWords, withoutSaid, type FlowAnswer, type StageName } from './words.ts'

interface Row {
  name: StageName
  told: FlowAnswer['stages'][StageName]
}

export function StageTable({ answer }: { answer: FlowAnswer }) {
  const time = useTime()
  const { search } = useAddress()
  const rows = stageNames.map((name) => ({ name, told: answer.stages[name] }))
  return (
    <Section title="Stage by stage" acts={<Link to={toChanges(search, {})}>Change by change</Link>}>
      <Card>
        <Table caption="The stages of a change" rows={rows} columns={columnsIn(time, search)} />
        <Group justify="space-between" mt="sm" gap="xs">
          <Text size="sm" c="dimmed">
            {amount(answer.n, 'merged changes')}, {spanShown(answer.window)}. What half, three in
            four and nine in ten of them took at most.
          </Text>
          <Meaning says={ofLengths} hasStages />
        </Group>
        <LeftOut
          leftOut={answer.leftOut}
          to={{
            'changes that are still open': toChanges(search, { outcome: 'open', only: 'counted' }),
            'changes closed without being merged': toChanges(search, {
              ...{ outcome: 'closed', only: 'counted' },
            }),
            'changes that ended at an unknown time': toChanges(search, { only: 'end-unknown' }),
            'changes that people left out': toChanges(search, {
              ...{ outcome: 'merged', only: 'left-out' },
            }),
          }}
        />
      </Card>
    </Section>
  )
}

function columnsIn(time: Time, search: Search): Column<Row>[] {
  const length = (name: string, part: 'p50' | 'p75' | 'p90', isMinor?: true): Column<Row> => ({
    name,
    ...(isMinor ? { isMinor } : {}),
    value: ({ told }) => told[time][part],
    show: ({ told }) => {
      const value = told[time][part]
      return value === null ? '–' : lengthShown(value, time)
    },
  })
  return [
    {
      name: 'Stage',
      value: ({ name }) => stageWords[name].label,
      show: ({ name, told }) => (
        <StageCell name={name} told={told} n={told[time].n} search={search} />
      ),
    },
    {
      ...{ name: 'Changes', isMinor: true, value: ({ told }) => told[time].n },
      show: ({ name, told }) => (
        <Leads n={told[time].n} to={toChanges(search, { measure: name })} isInTable />
      ),
    },
    length('Half', 'p50'),
    length('3 in 4', 'p75', true),
    length('9 in 10', 'p90'),
    {
      name: 'Cannot be told',
      isMinor: true,
      value: ({ told }) => told[time].notMeasurable,
      show: ({ name, told }) => (
        <Leads
          n={told[time].notMeasurable}
          to={toChanges(search, { measure: name, told: 'unknown' })}
          isInTable
        />
      ),
    },
  ]
}

/** As the ledger calls it; coding and drafting is no waiting. */
const causeOf: Readonly<Partial<Record<StageName, string>>> = {
  ...{ pickup: 'pickup', review: 'review', rework: 'rework' },
  ...{ mergeWait: 'merge_wait', deploy: 'deploy_wait' },
}

function StageCell({ name, told, n, search }: Row & { n: number; search: Search }) {
  const without = withoutSaid(told.without)
  const cause = causeOf[name]
  return (
    <>
      <Text size="sm" fw={600}>
        {stageWords[name].label}
      </Text>
      <Text size="xs" c="dimmed">
        {stageWords[name].means}
      </Text>
      <Text size="xs" c="dimmed" hiddenFrom="sm">
        <Leads n={n} to={toChanges(search, { measure: name })} isInTable>
          {counted(n, 'change')}
        </Leads>
      </Text>
      {without !== '' && (
        <Text size="xs" c="dimmed" fs="italic">
          <Link
            to={toChanges(search, { measure: name, told: 'without' })}
            inherit
            c="inherit"
            underline="always"
          >
            {without}
          </Link>
        </Text>
      )}
      {cause !== undefined && n > 0 && <ReportFriction part={`cause ${cause}`} />}
    </>
  )
}
