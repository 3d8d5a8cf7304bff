/** What changes together, as a network and as a matrix; those that surprise are worth a question. */
import { Group, SegmentedControl, Stack, Switch, Text, useComputedColorScheme } from '@mantine/core'
import { useMemo, useRef } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf, Where } from '#web/api/verbs.ts'
import { ember } from '#web/charts/colours.ts'
import { Matrix, Network } from '#web/charts/network.tsx'
import { ChartFrame } from '#web/evidence/chart-frame.tsx'
import { EvidencePage } from '#web/evidence/evidence-page.tsx'
import { Explain } from '#web/evidence/explain.tsx'
import { svgOf } from '#web/evidence/export.ts'
import { Path } from '#web/evidence/path.tsx'
import { PinButton } from '#web/evidence/pin-button.tsx'
import type { Pinned } from '#web/evidence/waiting-pin.ts'
import type { TableOf } from '#web/evidence/table.tsx'
import { address, useAddress } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { useScope, type Scope } from '#web/ui/scope.tsx'
import { ThisPair } from './this-pair.tsx'

/** More of them nobody tells apart. */
const pairsMax = 60

type Pair = AnswerOf<'evidence.coupling'>['items'][number]

export function Page() {
  const { search, change } = useAddress()
  const scope = useScope()
  const surprising = search['all'] === undefined
  const coupling = useAnswer(
    'evidence.coupling',
    scope.where && { ...scope.where, surprising, limit: pairsMax },
  )
  return (
    <EvidencePage
      title="Coupling"
      lead="Files that change together. Where nothing in the code says so, somebody has to know it: a question worth asking."
      scope={scope}
      choices={
        <Group mb="md" gap="lg">
          <SegmentedControl
            aria-label="How it is drawn"
            value={search['as'] ?? 'network'}
            onChange={(as) => change({ as: as === 'network' ? undefined : as })}
            data={[
              { value: 'network', label: 'Network' },
              { value: 'matrix', label: 'Matrix' },
            ]}
          />
          <Switch
            label="Only what surprises"
            checked={surprising}
            onChange={(event) => change({ all: event.currentTarget.checked ? undefined : 'yes' })}
          />
        </Group>
      }
    >
      <Asked of={coupling} lines={12}>
        {(answer) => (
          <Pairs
            answer={answer}
            scope={scope}
            isMatrix={search['as'] === 'matrix'}
            isAll={!surprising}
          />
        )}
      </Asked>
    </EvidencePage>
  )
}

interface PairsProps {
  answer: AnswerOf<'evidence.coupling'>
  scope: Scope
  isMatrix: boolean
  isAll: boolean
}

function Pairs({ answer, scope, isMatrix, isAll }: PairsProps) {
  const { search, change, go } = useAddress()
  const svg = useRef<SVGSVGElement>(null)
  const isDark = useComputedColorScheme('light') === 'dark'
  const scale = useMemo(() => ember(isDark), [isDark])
  const { items, ranked } = answer
  const { where } = scope
  const [one, two] = [search['a'], search['b']]
  const chosen = items.find(({ a, b }) => (a === one && b === two) || (a === two && b === one))
  const toFile = (path: string) =>
    address('/evidence/file', { in: where?.repository, window: search['window'], path })
  const chart = {
    label: `${items.length} pairs of files that change together`,
    ...{ pairs: items, chosen, svgRef: svg },
    onChoose: (path: string) => go(toFile(path)),
    onPair: ({ a, b }: { a: string; b: string }) => change({ a, b }),
  }
  const explained = chosen ?? items[0]
  // The same question again, so that the pair is among its answers.
  const pinOf = ({ a, b }: Pair, at: Where): Pinned => ({
    ...{ evidence: 'coupling', where: at, place: `${a} ${b}` },
    with: { surprising: !isAll, limit: pairsMax },
  })
  return (
    <Stack gap="md">
      {where !== null && one !== undefined && two !== undefined && (
        <ThisPair
          where={where}
          pair={chosen ?? { a: one, b: two }}
          toFile={toFile}
          pinned={chosen === undefined ? null : pinOf(chosen, where)}
          onClose={() => change({ a: undefined, b: undefined })}
        />
      )}
      <ChartFrame
        title="Coupling"
        answer={answer}
        svg={() => svgOf(svg.current)}
        acts={
          where &&
          explained && (
            <>
              <Explain
                question={{ ...where, insight: 'coupling', subject: [explained.a, explained.b] }}
              />
              <PinButton pinned={pinOf(explained, where)} />
            </>
          )
        }
        table={tableOf({ items, where, toFile, pinOf })}
      >
        {items.length === 0 ? (
          <Text c="dimmed">
            {isAll
              ? 'No two files changed together often enough to say so, in this span.'
              : 'No pair surprises in this span. A longer span, or all pairs, may show more.'}
          </Text>
        ) : (
          <>
            {isMatrix ? <Matrix {...chart} scale={scale} /> : <Network {...chart} />}
            <Text size="sm" c="dimmed">
              {isMatrix
                ? 'The hotter a square, the more of their changes two files share; columns stand in the order of the rows.'
                : 'The thicker a line, the more of their changes two files share.'}
              {ranked > items.length &&
                ` The surest ${items.length} of ${ranked.toLocaleString('en-GB')} pairs.`}
            </Text>
          </>
        )}
      </ChartFrame>
    </Stack>
  )
}

interface TableParts {
  items: readonly Pair[]
  where: Scope['where']
  toFile: (path: string) => string
  pinOf: (pair: Pair, where: Where) => Pinned
}

function tableOf({ items, where, toFile, pinOf }: TableParts): TableOf<Pair> {
  return {
    rows: items,
    columns: [
      { name: 'File', value: ({ a }) => a, show: ({ a }) => <Path path={a} to={toFile(a)} /> },
      {
        name: 'Changes with',
        value: ({ b }) => b,
        show: ({ b }) => <Path path={b} to={toFile(b)} />,
      },
      { name: 'Together', value: ({ shared }) => shared },
      {
        name: 'Of their changes',
        isMinor: true,
        value: ({ degree }) => degree,
        show: ({ degree }) => `${Math.round(degree * 100)} %`,
      },
      {
        name: 'Why',
        isAct: true,
        isMinor: true,
        value: () => null,
        show: ({ a, b }) =>
          where && (
            <Explain
              label="Explain"
              question={{ ...where, insight: 'coupling', subject: [a, b] }}
            />
          ),
      },
      {
        name: 'Pin',
        isAct: true,
        isMinor: true,
        value: () => null,
        show: (pair) => where && <PinButton pinned={pinOf(pair, where)} />,
      },
    ],
  }
}
