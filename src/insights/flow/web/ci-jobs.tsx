/** The jobs of CI by name: those that take most time first. */
import { Text } from '@mantine/core'
import { duration } from '#std/duration.ts'
import { count, counted, percent } from '#std/words.ts'
import { Table, type Column } from '#web/evidence/table.tsx'
import { Card } from '#web/ui/card.tsx'
import type { CiAnswer } from './ci.tsx'
import { ReportFriction } from './report-friction.tsx'
import classes from './flow.module.css'

type Job = CiAnswer['items'][number]

export function CiJobs({ answer: { items, queues } }: { answer: CiAnswer }) {
  return (
    <div className={classes['below']}>
      <Card>
        <Table caption="Jobs by name" rows={items} columns={columns} />
        <Text size="sm" c="dimmed" mt="sm">
          Half of the jobs ran or waited at most so long; below eight none is told. Flaky: failed,
          and succeeded on the same commit.
        </Text>
      </Card>
      {queues.length > 0 && (
        <div className={classes['below']}>
          <Card>
            <Table caption="Queues of runners" rows={queues} columns={ofQueues} />
          </Card>
        </div>
      )}
    </div>
  )
}

/** As the cost of a friction finds it again. */
function partOf(workflow: string | null, name: string): string {
  return `job ${workflow === null ? name : `${workflow}: ${name}`}`
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
        {name !== null && <ReportFriction part={partOf(workflow, name)} area="ci" />}
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

type Queue = CiAnswer['queues'][number]

function waits(name: string, part: 'p50' | 'p90', isMinor?: true): Column<Queue> {
  return {
    name,
    ...(isMinor ? { isMinor } : {}),
    value: ({ wait }) => wait[part],
    show: ({ wait }) => {
      const shown = wait[part]
      return shown === null ? '–' : duration(shown)
    },
  }
}

const ofQueues: Column<Queue>[] = [
  {
    name: 'Queue',
    value: ({ queue }) => queue,
    show: ({ queue }) => (
      <>
        <Text size="sm" className={classes['name'] ?? ''}>
          {queue ?? 'without a name'}
        </Text>
        {queue !== null && <ReportFriction part={`queue ${queue}`} area="ci" />}
      </>
    ),
  },
  { name: 'Waits', value: ({ n }) => n },
  waits('Half wait', 'p50'),
  waits('Nine in ten', 'p90', true),
]
