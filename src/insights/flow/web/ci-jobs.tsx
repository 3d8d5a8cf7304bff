/** The jobs of CI by name: those that take most time first. */
import { Text } from '@mantine/core'
import { duration, hoursOf } from '#std/duration.ts'
import { count, counted, percent } from '#std/words.ts'
import { Table, type Column } from '#web/evidence/table.tsx'
import { useAddress, type Search } from '#web/ui/address.ts'
import { Card } from '#web/ui/card.tsx'
import { Link } from '#web/ui/link.tsx'
import { toJobs } from './behind.ts'
import type { CiAnswer } from './ci.tsx'
import { ReportFriction } from './report-friction.tsx'
import classes from './flow.module.css'

type Job = CiAnswer['items'][number]

export function CiJobs({ answer: { items, queues, rerun } }: { answer: CiAnswer }) {
  const { search } = useAddress()
  return (
    <div className={classes['below']}>
      <Card>
        <Table caption="Jobs by name" rows={items} columns={columnsIn(search)} />
        <Text size="sm" c="dimmed" mt="sm">
          Half of the jobs ran or waited at most so long; below eight none is told. Flaky: failed,
          and succeeded on the same commit.
          {rerun !== null &&
            rerun.n > 0 &&
            ` ${counted(rerun.n, 'job')} ran again, and took ${duration(rerun.runnerMinutes)} of runners.`}
        </Text>
      </Card>
      {queues.length > 0 && (
        <div className={classes['below']}>
          <Card>
            <Table caption="Queues of runners" rows={queues} columns={ofQueues(search)} />
          </Card>
        </div>
      )}
    </div>
  )
}

/** As the cost of a friction finds it again. */
function partOf(workflow: string | null, name: string): string {
  return `job ${nameOf(workflow, name)}`
}

function nameOf(workflow: string | null, name: string): string {
  return workflow === null ? name : `${workflow}: ${name}`
}

/** What has no name cannot be asked for by it. */
function Listed({
  of: { workflow, name },
  search,
  only,
  children,
}: {
  of: Job
  search: Search
  only: string
  children: string
}) {
  if (name === null) return children
  return (
    <Link to={toJobs(search, { job: nameOf(workflow, name), only })} inherit>
      {children}
    </Link>
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

/** Numbers that are counted open to what they were counted from. */
const columnsIn = (search: Search): Column<Job>[] => [
  {
    name: 'Job',
    value: ({ workflow, name }) => [workflow, name].filter((one) => one !== null).join(': '),
    show: (job) => <JobName of={job} search={search} />,
  },
  {
    name: 'Jobs',
    isMinor: true,
    value: ({ jobs }) => jobs,
    show: (job) => (
      <Listed of={job} search={search} only="counted">
        {count(job.jobs)}
      </Listed>
    ),
  },
  minutes('Run', ({ run }) => run.p50),
  minutes('Queue', ({ queue }) => queue.p50, true),
  minutes('Queue, nine in ten', ({ queue }) => queue.p90, true),
  {
    name: 'Never started',
    isMinor: true,
    value: ({ neverStarted }) => neverStarted.n,
    show: (job) => {
      const { n, hours } = job.neverStarted
      return n === 0 ? (
        '–'
      ) : (
        <Listed of={job} search={search} only="never-started">
          {`${count(n)}, ${hoursOf(hours * 60)}`}
        </Listed>
      )
    },
  },
  {
    name: 'Flaky',
    value: ({ flaky }) => flaky.share,
    show: (job) => {
      const { failures, ofFailures, share } = job.flaky
      if (ofFailures === 0) return '–'
      const told = share === null ? count(failures) : percent(share)
      return (
        <>
          <Listed of={job} search={search} only="flaky">
            {told}
          </Listed>{' '}
          of{' '}
          <Listed of={job} search={search} only="failed">
            {count(ofFailures)}
          </Listed>
        </>
      )
    },
  },
]

function JobName({ of, search }: { of: Job; search: Search }) {
  const { workflow, name, jobs } = of
  return (
    <>
      <Text size="sm" className={classes['name'] ?? ''}>
        {name ?? 'without a name'}
      </Text>
      <Text size="xs" c="dimmed" className={classes['name'] ?? ''}>
        {workflow}
      </Text>
      <Text size="xs" c="dimmed" hiddenFrom="sm">
        <Listed of={of} search={search} only="counted">
          {counted(jobs, 'job')}
        </Listed>
      </Text>
      {name !== null && <ReportFriction part={partOf(workflow, name)} area="ci" />}
    </>
  )
}

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

const ofQueues = (search: Search): Column<Queue>[] => [
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
  {
    ...{ name: 'Waits', value: ({ n }) => n },
    show: ({ queue, n }) =>
      queue === null ? (
        count(n)
      ) : (
        <Link to={toJobs(search, { queue, only: 'waited' })} inherit>
          {count(n)}
        </Link>
      ),
  },
  waits('Half wait', 'p50'),
  waits('Nine in ten', 'p90', true),
]
