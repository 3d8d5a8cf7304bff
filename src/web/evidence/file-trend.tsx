/** How the complexity of a file went over its history. */
import { Text } from '@mantine/core'
import { useRef } from 'react'
import { dayShown } from '#std/shown-dates.ts'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { Lines } from '#web/charts/lines.tsx'
import { seriesColour } from '#web/charts/series-colours.ts'
import { Asked } from '#web/ui/asked.tsx'
import { ChartFrame } from './chart-frame.tsx'
import { Explain } from './explain.tsx'
import { svgOf } from './export.ts'
import { whyNoTrend } from './file-words.ts'
import { PinButton } from './pin-button.tsx'
import type { OfFile } from './not-in-span.tsx'

const verdicts: Record<AnswerOf<'evidence.trend'>['verdict'], string> = {
  growing: 'It is getting harder to follow.',
  steady: 'It stays as hard to follow as it was.',
  shrinking: 'It is getting easier to follow.',
  'cannot tell': 'Where it goes cannot be told',
}

export function Trend({ where, file }: OfFile) {
  const why = whyNoTrend(file)
  const trend = useAnswer(
    'evidence.trend',
    why === null ? { ...where, window: 'all', path: file.path } : null,
  )
  if (why !== null) return <Text c="dimmed">{why}</Text>
  return (
    <Asked of={trend}>{(answer) => <Shown answer={answer} where={where} path={file.path} />}</Asked>
  )
}

interface ShownProps {
  answer: AnswerOf<'evidence.trend'>
  where: OfFile['where']
  path: string
}

function Shown({ answer, where, path }: ShownProps) {
  const svg = useRef<SVGSVGElement>(null)
  const { items, verdict, whyNot, measured } = answer
  return (
    <ChartFrame
      title={`Complexity of ${path}`}
      answer={answer}
      svg={() => svgOf(svg.current)}
      acts={
        <>
          <Explain question={{ ...where, window: 'all', insight: 'trend', subject: [path] }} />
          <PinButton
            pinned={{ evidence: 'trend', where: { ...where, window: 'all' }, with: { path } }}
          />
        </>
      }
      table={{
        rows: items,
        columns: [
          {
            name: 'When',
            value: ({ at }) => at,
            show: ({ at }) => (at === null ? '–' : dayShown(new Date(at))),
          },
          {
            name: 'Commit',
            isMinor: true,
            value: ({ oid }) => oid.slice(0, 10),
            show: ({ oid }) => <code>{oid.slice(0, 10)}</code>,
          },
          { name: 'Complexity', value: ({ complexity }) => complexity },
          { name: 'Lines', value: ({ lines }) => lines },
        ],
      }}
    >
      <Text mb="xs">
        {verdicts[verdict]}
        {verdict === 'cannot tell' && (whyNot === null ? '.' : `: ${whyNot}.`)}
      </Text>
      {measured === 0 ? (
        <Text c="dimmed">None of its contents could be measured.</Text>
      ) : (
        <Lines
          svgRef={svg}
          label={`Complexity of ${path} over its history`}
          unit="complexity"
          lines={[
            {
              name: 'complexity',
              colour: seriesColour(0),
              points: items.flatMap(({ at, complexity }) =>
                at === null ? [] : [{ at: new Date(at), value: complexity }],
              ),
            },
          ]}
        />
      )}
    </ChartFrame>
  )
}
