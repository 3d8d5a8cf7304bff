/** The work in hand: what is open and how it ages, how much comes and goes, how large it is, and how reviews are shared. Nobody is named. */
import { Group, SimpleGrid, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { duration } from '#std/duration.ts'
import { count, counted, percent } from '#std/words.ts'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { Figure, tooLittle } from '#web/evidence/figure.tsx'
import { Table, type Column } from '#web/evidence/table.tsx'
import { useAddress, type Search } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { Section } from '#web/ui/page.tsx'
import type { FlowWhere } from './asked.ts'
import { toChanges } from './behind.ts'
import { Leads } from './leads.tsx'
import { Meaning } from './meaning.tsx'
import { lengthShown, useTime, type Time } from './time.tsx'
import { begun } from './words.ts'

type Answer = AnswerOf<'flow.work'>
type Open = Answer['inProgress']['items'][number]

export function WorkInHand({ where }: { where: FlowWhere }) {
  const work = useAnswer('flow.work', where)
  const time = useTime()
  if (work.error?.code === 'flow.none') return null
  return (
    <Section title="Work in hand">
      <Asked of={work} lines={6}>
        {(answer) => (
          <>
            <WorkFigures answer={answer} />
            {answer.inProgress.items.length > 0 && (
              <Card>
                <Table
                  caption="What is open, the oldest first"
                  rows={answer.inProgress.items}
                  columns={columnsIn(time)}
                />
                <Group justify="space-between" mt="sm" gap="xs">
                  <Text size="sm" c="dimmed">
                    <AtRest of={answer.inProgress} />
                  </Text>
                  <Meaning says={counting(answer)} />
                </Group>
              </Card>
            )}
          </>
        )}
      </Asked>
    </Section>
  )
}

function WorkFigures({ answer }: { answer: Answer }) {
  const { search } = useAddress()
  const to = (n: number, only: Search) => (n === 0 ? {} : { to: toChanges(search, only) })
  const { throughput, inProgress, size, large, reviews } = answer
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} mb="md">
      <Figure
        value={count(inProgress.n)}
        says="changes are open now"
        {...to(inProgress.n, { outcome: 'open', only: 'counted' })}
        doubt={
          <>
            <To n={inProgress.drafts.n} only={{ only: 'drafts' }}>
              {counted(inProgress.drafts.n, 'draft')}
            </To>{' '}
            among them.
          </>
        }
      />
      <Figure
        value={count(throughput.merged)}
        says="were merged in this span"
        {...to(throughput.merged, { outcome: 'merged', only: 'counted' })}
        doubt={
          <>
            <To n={throughput.opened} only={{ only: 'opened' }}>
              {count(throughput.opened)} were opened
            </To>
            , and{' '}
            <To n={throughput.closed} only={{ outcome: 'closed', only: 'counted' }}>
              {count(throughput.closed)} closed without
            </To>
            .
          </>
        }
      />
      <Figure
        value={size.p50 === null ? tooLittle : counted(size.p50, 'line')}
        says="a merged change has, for half of them"
        {...to(size.n, { measure: 'size' })}
        doubt={
          <>
            {large.value !== null && (
              <>
                <To n={large.count ?? 0} only={{ only: 'large' }}>
                  {percent(large.value)}
                </To>{' '}
                of {count(large.n)} have more than {count(large.above)}.{' '}
              </>
            )}
            {size.notMeasurable > 0 && (
              <To n={size.notMeasurable} only={{ measure: 'size', told: 'unknown' }}>
                Of {count(size.notMeasurable)} it cannot be told.
              </To>
            )}
          </>
        }
      />
      <Figure
        value={reviews.effective === null ? 'cannot tell' : reviews.effective.toFixed(1)}
        says="reviewers, if all shared the reviews equally"
        doubt={
          <>
            {reviews.n > 0 && (
              <>
                {counted(reviews.n, 'review')} of{' '}
                <To n={reviews.changes} only={{ only: 'reviewed' }}>
                  {counted(reviews.changes, 'change')}
                </To>
                .{' '}
              </>
            )}
            {reviews.topShare === null
              ? `How reviews are shared: ${reviews.because}.`
              : `The largest part is ${percent(reviews.topShare)}.`}
          </>
        }
      />
    </SimpleGrid>
  )
}

function counting({ inProgress, large }: Answer): string[] {
  return [
    'Open are the changes that were neither merged nor closed when last something was known to have happened. Their age runs from opening, less the time they were closed in between.',
    'Done by that age: the share of all changes that were open no longer than this one is so far. Those still open count for as long as they were watched (Kaplan and Meier).',
    `Untouched: no person did anything for ${counted(inProgress.stale.days, 'day')}, no comment, review, push or label. Left: the account is gone, or was seen nowhere for ${counted(inProgress.orphaned.days, 'day')}.`,
    `Lines are added and deleted together, of merged changes; large is more than ${count(large.above)}.`,
    'Reviewers, if all shared equally: one divided by the sum of the squares of each one’s share. Who they are is told nowhere, and below five nothing is.',
  ]
}

/** What is counted leads to the changes that are. */
function To({ n, only, children }: { n: number; only: Search; children: ReactNode }) {
  const { search } = useAddress()
  return (
    <Leads n={n} to={toChanges(search, only)}>
      {children}
    </Leads>
  )
}

function AtRest({ of: { stale, orphaned } }: { of: Answer['inProgress'] }) {
  const left = orphaned.accountGone + orphaned.authorSilent
  const unknown = stale.notMeasurable
  return (
    <>
      <To n={stale.n} only={{ only: 'stale' }}>
        {count(stale.n)} untouched for {counted(stale.days, 'day')}
      </To>
      {unknown > 0 && (
        <>
          {' ('}
          <To n={unknown} only={{ only: 'stale-unknown' }}>
            of {count(unknown)} it is not known
          </To>
          )
        </>
      )}
      ;{' '}
      <To n={left} only={{ only: 'orphaned' }}>
        {count(left)} left by whoever wrote {left === 1 ? 'it' : 'them'}
      </To>
      .
    </>
  )
}

function columnsIn(time: Time): Column<Open>[] {
  return [
    {
      name: 'Change',
      value: ({ repository, number }) => `${repository}#${number}`,
      show: ({ repository, number, components }) => (
        <>
          {repository}#{number}
          {components.length > 0 && (
            <Text size="xs" c="dimmed">
              {components.join(', ')}
            </Text>
          )}
        </>
      ),
    },
    {
      name: 'Is in',
      value: ({ stage }) => begun(stage),
      show: (one) => (
        <>
          {begun(one.stage)}
          <Text size="xs" c="dimmed">
            {restSaid(one)}
          </Text>
        </>
      ),
    },
    {
      name: 'Open for',
      value: ({ age }) => age[time],
      show: ({ age }) => lengthShown(age[time], time),
    },
    {
      name: 'Others done by that age',
      isMinor: true,
      value: ({ reached }) => reached?.share ?? null,
      show: ({ reached }) =>
        reached === null ? '–' : `${reached.isAtLeast ? 'at least ' : ''}${percent(reached.share)}`,
    },
  ]
}

/** That its author is silent is told of no single change: whose it is, everybody can see. */
function restSaid({ quiet, isStale }: Open): string {
  return quiet === null || isStale !== true ? '' : `nothing for ${duration(quiet)}`
}
