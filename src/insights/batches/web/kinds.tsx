/** What the work was, month by month: by what changes say of themselves. */
import { SegmentedControl, Text } from '@mantine/core'
import { useRef } from 'react'
import { monthShown } from '#std/shown-dates.ts'
import { percent } from '#std/words.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { Bars } from '#web/charts/bars.tsx'
import { ColourKey } from '#web/charts/key.tsx'
import { ChartFrame } from '#web/evidence/chart-frame.tsx'
import { Explain } from '#web/evidence/explain.tsx'
import { svgOf } from '#web/evidence/export.ts'
import { tooLittle } from '#web/evidence/figure.tsx'
import { PinButton } from '#web/evidence/pin-button.tsx'
import { useAddress } from '#web/ui/address.ts'
import type { Scope } from '#web/ui/scope.tsx'
import { partsOf, valuesOf } from './kind-parts.ts'

const directions = { up: 'more', down: 'less', unclear: 'about as before' }

export function Kinds({ answer, scope }: { answer: AnswerOf<'evidence.mix'>; scope: Scope }) {
  const { search, change } = useAddress()
  const svg = useRef<SVGSVGElement>(null)
  const { items, months, told } = answer
  const isShare = search['kinds'] === 'share'
  const parts = partsOf(items)
  return (
    <ChartFrame
      title="Kinds of changes"
      answer={answer}
      svg={() => svgOf(svg.current)}
      legend={parts}
      acts={
        scope.where && (
          <>
            <Explain question={{ ...scope.where, insight: 'mix', subject: [] }} />
            <PinButton pinned={{ evidence: 'mix', where: scope.where }} />
          </>
        )
      }
      table={{
        rows: items,
        columns: [
          { name: 'Kind', value: ({ kind }) => (kind === 'other' ? 'does not say' : kind) },
          { name: 'Changes', value: ({ n }) => n },
          { name: 'Share', value: ({ share }) => share, show: ({ share }) => percent(share) },
          {
            name: 'Lately',
            isMinor: true,
            value: ({ trend }) => (trend === null ? tooLittle : directions[trend.direction]),
          },
          {
            name: 'Pin',
            isAct: true,
            isMinor: true,
            value: () => null,
            show: ({ kind }) =>
              scope.where && (
                <PinButton pinned={{ evidence: 'mix', where: scope.where, place: kind }} />
              ),
          },
        ],
      }}
    >
      {told.share !== null && (
        <Text mb="xs">
          {percent(told.share)} of the changes say what they are, by a word such as fix or add.
        </Text>
      )}
      <SegmentedControl
        size="xs"
        mb="xs"
        aria-label="Scale"
        value={isShare ? 'share' : 'count'}
        onChange={(scale) => change({ kinds: scale === 'share' ? 'share' : undefined })}
        data={[
          { value: 'count', label: 'How many' },
          { value: 'share', label: 'Share of the month' },
        ]}
      />
      <ColourKey parts={parts} />
      <Bars
        svgRef={svg}
        label="Changes by kind, month by month, the most frequent at the foot"
        unit={isShare ? '% of the month' : 'changes in a month'}
        parts={parts}
        bars={months.map((row) => ({
          label: monthShown(row.month),
          values: valuesOf(parts, row.kinds, { isShare }),
        }))}
      />
    </ChartFrame>
  )
}
