/** How work flows as far as git alone can tell: how large a change is, what kinds there were, and what had to be mended. */
import { SimpleGrid, Text } from '@mantine/core'
import { useRef } from 'react'
import { monthShown } from '#std/shown-dates.ts'
import { count, counted, percent } from '#std/words.ts'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { ColourKey } from '#web/charts/key.tsx'
import { Lines } from '#web/charts/lines.tsx'
import { seriesColour } from '#web/charts/series-colours.ts'
import { Shares } from '#web/charts/shares.tsx'
import { ChartFrame } from '#web/evidence/chart-frame.tsx'
import { EvidencePage } from '#web/evidence/evidence-page.tsx'
import { Explain } from '#web/evidence/explain.tsx'
import { svgOf } from '#web/evidence/export.ts'
import { Figure, inDays, tooLittle } from '#web/evidence/figure.tsx'
import { PinButton } from '#web/evidence/pin-button.tsx'
import { Path } from '#web/evidence/path.tsx'
import type { TableOf } from '#web/evidence/table.tsx'
import { Asked } from '#web/ui/asked.tsx'
import { Section } from '#web/ui/page.tsx'
import { useScope, type Scope } from '#web/ui/scope.tsx'
import { Kinds } from './kinds.tsx'

/** How deep the areas are that fixes gather in. */
const areaDepth = 2

export function Page() {
  const scope = useScope('3y')
  const { where } = scope
  const batches = useAnswer('evidence.batches', where && { ...where, limit: 20 })
  const mix = useAnswer('evidence.mix', where && { ...where })
  const reverts = useAnswer('evidence.reverts', where && { ...where, depth: areaDepth, limit: 50 })
  return (
    <EvidencePage
      title="Changes"
      lead="How large a usual change is, what the work was, and where it had to be mended. Where changes wait for review and for CI, git alone cannot tell."
      scope={scope}
      spanWhy={
        scope.isOwnSpan ? 'Three years at first: a habit shows over more than one.' : undefined
      }
    >
      <>
        <Asked of={batches}>{(answer) => <Sizes answer={answer} scope={scope} />}</Asked>
        <Section title="What the work was">
          <Asked of={mix}>{(answer) => <Kinds answer={answer} scope={scope} />}</Asked>
        </Section>
        <Section title="What had to be mended">
          <Asked of={reverts}>{(answer) => <Mending answer={answer} scope={scope} />}</Asked>
        </Section>
      </>
    </EvidencePage>
  )
}

const sizesKey = [
  { name: 'Half of the changes have fewer lines', colour: seriesColour(0) },
  { name: 'Three in four have fewer', colour: seriesColour(4) },
]

function Sizes({ answer, scope }: { answer: AnswerOf<'evidence.batches'>; scope: Scope }) {
  const svg = useRef<SVGSVGElement>(null)
  const { items, lines, paths, bulk } = answer
  const at = (month: string) => {
    const [year = 0, number = 1] = month.split('-').map(Number)
    return new Date(year, number - 1, 15)
  }
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }} mb="md">
        <Figure
          value={lines.p50 === null ? tooLittle : counted(lines.p50, 'line')}
          says="in a usual change: half of them have fewer"
        />
        <Figure
          value={paths.p50 === null ? tooLittle : counted(paths.p50, 'file')}
          says="touched by a usual change"
        />
        <Figure
          value={bulk.share === null ? tooLittle : `${Number((bulk.share * 100).toFixed(1))} %`}
          says="of changes touch more than 50 files"
        />
      </SimpleGrid>
      <ChartFrame
        title="Size of a change"
        answer={answer}
        svg={() => svgOf(svg.current)}
        legend={sizesKey}
        acts={
          scope.where && (
            <>
              <Explain question={{ ...scope.where, insight: 'batches', subject: [] }} />
              <PinButton pinned={{ evidence: 'batches', where: scope.where }} />
            </>
          )
        }
        table={{
          rows: items,
          columns: [
            { name: 'Month', value: ({ month }) => month, show: ({ month }) => monthShown(month) },
            { name: 'Changes', value: ({ n }) => n },
            { name: 'Half are below (lines)', value: (row) => row.lines.p50 },
            { name: 'Nine in ten are below (lines)', isMinor: true, value: (row) => row.lines.p90 },
            { name: 'Half are below (files)', isMinor: true, value: (row) => row.paths.p50 },
          ],
        }}
      >
        {items.length < 2 ? (
          <Text c="dimmed">A line needs two months; what there is stands in the table.</Text>
        ) : (
          <>
            <ColourKey parts={sizesKey} />
            <Lines
              svgRef={svg}
              label="Lines in a change, month by month"
              unit="lines in a change"
              lines={[
                {
                  name: 'half',
                  colour: seriesColour(0),
                  points: items.map((row) => ({
                    at: at(row.month),
                    value: row.lines.p50,
                    low: row.lines.interval?.low ?? null,
                    high: row.lines.interval?.high ?? null,
                  })),
                },
                {
                  name: 'three in four',
                  colour: seriesColour(4),
                  points: items.map((row) => ({ at: at(row.month), value: row.lines.p75 })),
                },
              ]}
            />
          </>
        )}
      </ChartFrame>
    </>
  )
}

function Mending({ answer, scope }: { answer: AnswerOf<'evidence.reverts'>; scope: Scope }) {
  const svg = useRef<SVGSVGElement>(null)
  const { fixes, reverts, timeToRevertDays, items } = answer
  const { where } = scope
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }} mb="md">
        <Figure
          value={fixes.share === null ? tooLittle : percent(fixes.share)}
          says="of changes say that they mend something"
        />
        <Figure
          value={reverts.n === 0 ? 'None' : count(reverts.n)}
          says={reverts.n === 1 ? 'change takes another back' : 'of the changes take another back'}
        />
        {reverts.n > 0 && (
          <Figure
            value={inDays(timeToRevertDays.p50)}
            says="until a change was taken back, for half of them"
            interval={timeToRevertDays.interval}
          />
        )}
      </SimpleGrid>
      <ChartFrame
        title="Where fixes gather"
        answer={answer}
        svg={() => svgOf(svg.current)}
        acts={
          where && (
            <>
              <Explain question={{ ...where, insight: 'reverts', subject: [] }} />
              <PinButton pinned={{ evidence: 'reverts', where }} />
            </>
          )
        }
        table={tableOf(answer, where)}
      >
        {items.length === 0 ? (
          <Text c="dimmed">No part of the code changed often enough to say so.</Text>
        ) : (
          <Shares
            svgRef={svg}
            label="Share of the changes to each part of the code that are fixes"
            colour={seriesColour(1)}
            shares={items.slice(0, barsMax).map(({ path, fixShare, changes }) => ({
              name: path,
              share: fixShare,
              says: `${percent(fixShare)} of ${counted(changes, 'change')}`,
            }))}
          />
        )}
      </ChartFrame>
    </>
  )
}

const barsMax = 8

function tableOf(
  { items }: AnswerOf<'evidence.reverts'>,
  where: Scope['where'],
): TableOf<AnswerOf<'evidence.reverts'>['items'][number]> {
  return {
    rows: items,
    columns: [
      {
        name: 'Part of the code',
        value: ({ path }) => path,
        show: ({ path }) => <Path path={path} />,
      },
      { name: 'Changes', isMinor: true, value: ({ changes }) => changes },
      { name: 'Fixes', value: (row) => row.fixes },
      {
        name: 'Share',
        value: ({ fixShare }) => fixShare,
        show: ({ fixShare }) => percent(fixShare),
      },
      { name: 'Taken back', isMinor: true, value: ({ reverted }) => reverted },
      {
        name: 'Why',
        isAct: true,
        isMinor: true,
        value: () => null,
        show: ({ path }) =>
          where && (
            <Explain label="Explain" question={{ ...where, insight: 'reverts', subject: [path] }} />
          ),
      },
    ],
  }
}
