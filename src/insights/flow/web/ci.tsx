/** How long jobs of CI run and wait, which never started, and what flaky ones cost. */
import { Group as Row, NativeSelect, SimpleGrid, Text } from '@mantine/core'
import { duration, hoursOf } from '#std/duration.ts'
import { count, counted, percent } from '#std/words.ts'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { Figure, tooLittle } from '#web/evidence/figure.tsx'
import { useAddress } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import type { FlowWhere } from './asked.ts'
import { toJobs } from './behind.ts'
import { CiJobs } from './ci-jobs.tsx'
import { CiWeeks } from './ci-weeks.tsx'
import { Leads, Unknown } from './leads.tsx'
import { Tests } from './tests.tsx'

export type CiAnswer = AnswerOf<'flow.ci'>

export function Ci({ where: { repository, window } }: { where: FlowWhere }) {
  const { search } = useAddress()
  const component = search['ci']
  const where = { repository, window, ...(component === undefined ? {} : { component }) }
  const ci = useAnswer('flow.ci', { ...where, limit: 200 })
  // Where no forge told anything, the page says so once.
  if (ci.error?.code === 'flow.none') return null
  const listOf = (only: string) => toJobs(search, { only })
  return (
    <Section title="CI" acts={<Link to={toJobs(search, {})}>Job by job</Link>}>
      <ComponentChoice repository={repository} />
      <Asked of={ci} lines={6}>
        {(answer) =>
          answer.because !== null ? (
            <Text c="dimmed">
              It cannot be told: {answer.because}. {answer.hint}
            </Text>
          ) : answer.jobs === 0 ? (
            <Text c="dimmed">No job of CI is known in this span.</Text>
          ) : (
            <>
              <CiFigures answer={answer} />
              <Text size="sm" mb="md">
                One by one:{' '}
                <Link to={listOf('never-started')} inherit underline="always">
                  those that never started
                </Link>
                ,{' '}
                <Link to={listOf('flaky')} inherit underline="always">
                  those that were flaky
                </Link>
                ,{' '}
                <Link to={listOf('rerun')} inherit underline="always">
                  those that were run again
                </Link>
                , and{' '}
                <Link to={listOf('not-counted')} inherit underline="always">
                  those that do not count
                </Link>
                .
              </Text>
              <CiWeeks answer={answer} where={where} />
              <CiJobs answer={answer} />
            </>
          )
        }
      </Asked>
      <Tests where={where} />
    </Section>
  )
}

/** Of a team that named its components: whose jobs are told. */
function ComponentChoice({ repository }: Pick<FlowWhere, 'repository'>) {
  const { search, change } = useAddress()
  const settings = useAnswer('flow.settings', { repository })
  const names = settings.data?.components.map(({ name }) => name) ?? []
  if (names.length === 0) return null
  return (
    <Row mb="md">
      <NativeSelect
        aria-label="Whose jobs of CI"
        value={search['ci'] ?? ''}
        onChange={({ currentTarget: { value } }) =>
          change({ ci: value === '' ? undefined : value })
        }
        data={[
          { value: '', label: 'All jobs' },
          ...[...new Set(names)].map((name) => ({ value: name, label: `Jobs of ${name}` })),
        ]}
      />
    </Row>
  )
}

function CiFigures({ answer }: { answer: CiAnswer }) {
  const { run, queue, neverStarted, flaky } = answer
  const { search } = useAddress()
  const to = (n: number, only: string) => (n === 0 ? {} : { to: toJobs(search, { only }) })
  if (neverStarted === null || flaky === null) return null
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} mb="md">
      <Figure
        value={inWords(run.p50)}
        says="a job runs, for half of them"
        {...to(run.n, 'ran')}
        doubt={
          <>
            Nine in ten ran at most {inWords(run.p90)}; {counted(run.n, 'job')}.{' '}
            <Unknown n={run.notMeasurable} to={toJobs(search, { only: 'run-unknown' })} />
          </>
        }
      />
      <Figure
        value={inWords(queue.p50)}
        says="a job waits for a runner, for half of them"
        {...to(queue.n, 'waited')}
        doubt={
          <>
            Nine in ten waited at most {inWords(queue.p90)}; {counted(queue.n, 'first attempt')}.{' '}
            <Unknown n={queue.notMeasurable} to={toJobs(search, { only: 'wait-unknown' })} />
          </>
        }
      />
      <Figure
        value={count(neverStarted.n)}
        says="jobs never started"
        {...to(neverStarted.n, 'never-started')}
        doubt={
          neverStarted.n === 0
            ? undefined
            : `They waited ${hoursOf(neverStarted.hours * 60)} before their runs ended.`
        }
      />
      <Figure
        value={flaky.share === null ? tooLittle : percent(flaky.share)}
        says="of failures turned green without a change"
        {...to(flaky.failures, 'flaky')}
        doubt={
          <>
            {count(flaky.failures)} of{' '}
            <Leads n={flaky.ofFailures} to={toJobs(search, { only: 'failed' })}>
              {counted(flaky.ofFailures, 'failure')}
            </Leads>
            ; they took {duration(flaky.runnerMinutes)} of runners, and{' '}
            {duration(flaky.waitHours * 60)} of waiting.
          </>
        }
      />
    </SimpleGrid>
  )
}

function inWords(minutes: number | null): string {
  return minutes === null ? tooLittle : duration(minutes)
}
