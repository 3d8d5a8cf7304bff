/** The jobs of CI by name: those that take most time first. */
import { Text } from '@mantine/core'
import { duration } from '#std/duration.ts'
import { count, counted, percent } from '#std/words.ts'
import { Table, type Column } from '#web/evidence/table.tsx'
import { Card } from '#web/ui/card.tsx'
import type { CiAnswer } from './ci.tsx'
import classes from './flow.module.css'

type Job = CiAnswer['items'][number]

export function CiJobs({ answer: { items } }: { answer: CiAnswer }) {
  return (
    <div className={classes['below']}>
      <Card>
        <Table caption="Jobs by name" rows={items} columns={columns} />
        <Text size="sm" c="dimmed" mt="sm">
          Half of the jobs ran or waited at most so long; below eight none is told. Flaky: failed,
          and succeeded on the same commit.
        </Text>
      </Card>
    </div>
  )
}

function minutes(name: string, value: (job: Job) => number | null, isMinor?: true): Column<Job> {
  return {
    name,
    ...(isMinor ? { isMinor } : {}),
    value,
    show: (job) => {
      const shown = value(job)
      return shown === null ? '–' : duration(shown)
    },
  }
}

const columns: Column<Job>[] = [
  {
    name: 'Job',
    value: ({ workflow, name }) => [workflow, name].filter((one) => one !== null).join(': '),
    show: ({ workflow, name, jobs }) => (
      <>
        <Text size="sm" className={classes['name'] ?? ''}>
          {name ?? 'without a name'}
        </Text>
        <Text size="xs" c="dimmed" className={classes['name'] ?? ''}>
          {workflow}
        </Text>
        <Text size="xs" c="dimmed" hiddenFrom="sm">
          {counted(jobs, 'job')}
        </Text>
      </>
    ),
  },
  { name: 'Jobs', isMinor: true, value: ({ jobs }) => jobs },
  minutes('Run', ({ run }) => run.p50),
  minutes('Queue', ({ queue }) => queue.p50),
  minutes('Queue, nine in ten', ({ queue }) => queue.p90, true),
  {
    name: 'Never started',
    isMinor: true,
    value: ({ neverStarted }) => neverStarted.n,
    show: ({ neverStarted: { n, hours } }) =>
      n === 0 ? '–' : `${count(n)}, ${duration(hours * 60)}`,
  },
  {
    name: 'Flaky',
    value: ({ flaky }) => flaky.share,
    show: ({ flaky: { failures, ofFailures, share } }) =>
      ofFailures === 0
        ? '–'
        : share === null
          ? `${count(failures)} of ${count(ofFailures)}`
          : `${percent(share)} of ${count(ofFailures)}`,
  },
]
