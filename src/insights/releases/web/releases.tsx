/** How often there is a release, and how long a finished commit waits for one. */
import { SimpleGrid, Text } from '@mantine/core'
import { useRef } from 'react'
import { dayShown, monthShown } from '#std/shown-dates.ts'
import { count } from '#std/words.ts'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { Bars } from '#web/charts/bars.tsx'
import { Lines } from '#web/charts/lines.tsx'
import { seriesColour } from '#web/charts/series-colours.ts'
import { ChartFrame } from '#web/evidence/chart-frame.tsx'
import { EvidencePage } from '#web/evidence/evidence-page.tsx'
import { Explain } from '#web/evidence/explain.tsx'
import { svgOf } from '#web/evidence/export.ts'
import { Figure, inDays, tooLittle } from '#web/evidence/figure.tsx'
import { PinButton } from '#web/evidence/pin-button.tsx'
import { Asked } from '#web/ui/asked.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { Section } from '#web/ui/page.tsx'
import { useScope, type Scope } from '#web/ui/scope.tsx'

type Answer = AnswerOf<'evidence.releases'>

export function Page() {
  const scope = useScope('3y')
  const releases = useAnswer('evidence.releases', scope.where && { ...scope.where, limit: 200 })
  return (
    <EvidencePage
      title="Releases"
      lead="How often work reaches the people it is for, and how long it waits. A version tag stands for a release; when users really got it, git does not know."
      scope={scope}
      spanWhy={
        scope.isOwnSpan
          ? 'Three years at first: one year often holds but a few releases.'
          : undefined
      }
    >
      <Asked of={releases} lines={10}>
        {(answer) => <Shown answer={answer} scope={scope} />}
      </Asked>
    </EvidencePage>
  )
}

function Shown({ answer, scope }: { answer: Answer; scope: Scope }) {
  const [bars, lines] = [useRef<SVGSVGElement>(null), useRef<SVGSVGElement>(null)]
  const { months, items, intervalDays, leadTimeDays, unreleased, releases } = answer
  if (releases === 0)
    return (
      <Empty says="No version tag marks a release in this span.">
        A longer span may hold some. Where releases are not tagged in git, this cannot be told from
        it.
      </Empty>
    )
  // Both charts are of one answer.
  const acts = scope.where && (
    <>
      <Explain question={{ ...scope.where, insight: 'releases', subject: [] }} />
      <PinButton pinned={{ evidence: 'releases', where: scope.where }} />
    </>
  )
  const waits = items
    .filter(({ at }) => at !== null)
    .toReversed()
    .map(({ at, leadTimeDays: { p50, interval } }) => ({
      at: new Date(at ?? 0),
      value: p50,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
    }))
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }} mb="md">
        <Figure
          value={inDays(intervalDays.p50)}
          says="between two releases, usually"
          interval={intervalDays.interval}
        />
        <Figure
          value={inDays(leadTimeDays.p50)}
          says="from a commit to its release, for half of them"
          interval={leadTimeDays.interval}
        />
        <Figure
          value={unreleased === null ? tooLittle : count(unreleased.n)}
          says="commits wait for the next release now"
        />
      </SimpleGrid>
      <ChartFrame
        title="Releases by month"
        answer={answer}
        of="commits"
        svg={() => svgOf(bars.current)}
        acts={acts}
        table={{
          rows: months,
          columns: [
            { name: 'Month', value: ({ month }) => month, show: ({ month }) => monthShown(month) },
            { name: 'Releases', value: (row) => row.releases },
            { name: 'Pre-releases', value: ({ prereleases }) => prereleases },
          ],
        }}
      >
        <Bars
          svgRef={bars}
          label="Releases by month"
          unit="releases in a month"
          parts={[{ name: 'Releases', colour: seriesColour(0) }]}
          bars={months.map((row) => ({ label: monthShown(row.month), values: [row.releases] }))}
        />
      </ChartFrame>
      <Section title="How long a commit waits">
        <ChartFrame
          title="Days from commit to release"
          answer={answer}
          of="commits"
          svg={() => svgOf(lines.current)}
          acts={acts}
          table={{
            rows: items,
            columns: [
              { name: 'Release', value: ({ name }) => name },
              {
                name: 'When',
                value: ({ at }) => at,
                show: ({ at }) => (at === null ? '–' : dayShown(new Date(at))),
              },
              { name: 'Commits', isMinor: true, value: ({ commits }) => commits },
              { name: 'Half waited at most (days)', value: (row) => row.leadTimeDays.p50 },
              {
                name: 'Nine in ten at most (days)',
                isMinor: true,
                value: (row) => row.leadTimeDays.p90,
              },
              {
                name: 'Why',
                isAct: true,
                isMinor: true,
                value: () => null,
                show: ({ name }) =>
                  scope.where && (
                    <Explain
                      label="Explain"
                      question={{ ...scope.where, insight: 'releases', subject: [name] }}
                    />
                  ),
              },
            ],
          }}
        >
          {waits.some(({ value }) => value !== null) ? (
            <Lines
              svgRef={lines}
              label="Days that half of the commits of a release waited for it, release by release"
              unit="days from commit to release"
              lines={[{ name: 'Half waited', colour: seriesColour(0), points: waits }]}
            />
          ) : (
            <Text c="dimmed">Too few commits in each release to tell.</Text>
          )}
        </ChartFrame>
      </Section>
    </>
  )
}
