/** The test cases of the reports that were imported: flaky ones, and those that take longest. */
import { Group, Text, Title } from '@mantine/core'
import { duration } from '#std/duration.ts'
import { amount, count, counted } from '#std/words.ts'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { LeftOut } from '#web/evidence/left-out.tsx'
import { Table, type Column } from '#web/evidence/table.tsx'
import { Asked } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import type { FlowWhere } from './asked.ts'
import { Meaning } from './meaning.tsx'
import classes from './flow.module.css'

type Answer = AnswerOf<'flow.tests'>
type FlakyCase = Answer['items'][number]
type SlowCase = Answer['slowest'][number]

export function Tests({ where }: { where: FlowWhere }) {
  const tests = useAnswer('flow.tests', { ...where, limit: 200 })
  return (
    <div className={classes['below']}>
      <Title order={3} size="h5" mb="xs">
        Tests
      </Title>
      <Asked of={tests} lines={4}>
        {(answer) =>
          answer.flaky === null ? (
            <Text size="sm" c="dimmed">
              Test cases are not measurable: {answer.because}. {answer.hint}
            </Text>
          ) : answer.n === 0 ? (
            <Text size="sm" c="dimmed">
              No test case ran in this span, as far as reports were imported.
            </Text>
          ) : (
            <Cases answer={answer} flaky={answer.flaky} />
          )
        }
      </Asked>
    </div>
  )
}

function Cases({ answer, flaky }: { answer: Answer; flaky: NonNullable<Answer['flaky']> }) {
  const { n, tries, repeated, items, slowest, leftOut } = answer
  return (
    <>
      <Card>
        {items.length > 0 && <Table caption="Flaky test cases" rows={items} columns={ofFlaky} />}
        <Group justify="space-between" mt="sm" gap="xs">
          <Text size="sm" c="dimmed">
            {counted(n, 'test case')} ran {counted(tries, 'time')}.{' '}
            {flaky.cases === 0 ? 'None' : count(flaky.cases)} failed and passed on one commit
            {flaky.cases > 0 && `: ${costOf(flaky)}`}.
            {repeated < n &&
              ` It can be told of ${count(repeated)} of them alone, which ran more than once on one commit.`}
          </Text>
          <Meaning says={counting} />
        </Group>
        <LeftOut leftOut={leftOut} />
      </Card>
      {slowest.length > 0 && (
        <div className={classes['below']}>
          <Card>
            <Table caption="Test cases that take most time" rows={slowest} columns={ofSlowest} />
          </Card>
        </div>
      )}
    </>
  )
}

const counting = [
  'A case is flaky that failed and passed on one commit. Of cases that ran once on each commit nobody can tell.',
  'It costs what its failed tries took, and the wait from the report in which it failed first to the next in which it passed.',
  'Cases of one commit wait side by side: the longest of them counts.',
]

function costOf({ failures, commits, runner, wait }: NonNullable<Answer['flaky']>): string {
  const told = (value: number | null, minutes: number) =>
    value === null ? 'nobody knows how much time' : duration(value * minutes)
  return `${counted(failures, 'failure')} on ${counted(commits, 'commit')}, which took ${told(runner.value, 1)} of runners, and ${told(wait.value, 60)} until they passed`
}

const ofFlaky: Column<FlakyCase>[] = [
  {
    name: 'Test case',
    value: ({ name }) => name,
    show: ({ name, commits }) => (
      <>
        <Text size="sm" className={classes['name'] ?? ''}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          on {amount(commits, commits === 1 ? 'commit' : 'commits')}
        </Text>
      </>
    ),
  },
  { name: 'Failed', value: ({ failures }) => failures },
  {
    name: 'Until it passed',
    value: ({ wait }) => wait.value,
    show: ({ wait }) => (wait.value === null ? '–' : duration(wait.value * 60)),
  },
]

const ofSlowest: Column<SlowCase>[] = [
  {
    name: 'Test case',
    value: ({ name }) => name,
    show: ({ name }) => (
      <Text size="sm" className={classes['name'] ?? ''}>
        {name}
      </Text>
    ),
  },
  { name: 'Ran', isMinor: true, value: ({ n }) => n },
  {
    name: 'Half take (s)',
    value: ({ p50Seconds }) => p50Seconds,
    show: ({ p50Seconds }) => p50Seconds?.toFixed(1) ?? '–',
  },
  {
    name: 'In all',
    value: ({ totalMinutes }) => totalMinutes,
    show: ({ totalMinutes }) => duration(totalMinutes),
  },
]
