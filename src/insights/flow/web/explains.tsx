/** What goes together with a wait: parts that take longer or shorter than the others, with how much and how surely. */
import { Text } from '@mantine/core'
import { hoursOf } from '#std/duration.ts'
import { counted, percent } from '#std/words.ts'
import { Table, type Column } from '#web/evidence/table.tsx'
import type { Bottleneck } from './bottleneck.tsx'
import { ReportFriction } from './report-friction.tsx'
import { begun } from './words.ts'

type Explained = Bottleneck['explains'][number]

export function Explains({ of: { explains, says } }: { of: Bottleneck }) {
  if (explains.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Nothing is known that could explain it: no component, size or day has enough of these waits.
      </Text>
    )
  const clear = explains.filter(({ isClear }) => isClear)
  const unclear = explains.filter(({ isClear }) => !isClear)
  return (
    <div>
      <Text fw={600} size="sm" mb="xs">
        What goes together with it
      </Text>
      {clear.length === 0 ? (
        <Text size="sm">Nothing that is known explains it clearly.</Text>
      ) : (
        <Table caption={`What goes together with ${says}`} rows={clear} columns={columns} />
      )}
      {unclear.length > 0 && (
        <details>
          <Text component="summary" size="sm" c="dimmed">
            {clear.length === 0
              ? `What was looked at (${unclear.length})`
              : `${unclear.length} more, of which it is not clear`}
          </Text>
          <Table caption={`Unclear: ${says}`} rows={unclear} columns={columns} />
        </details>
      )}
    </div>
  )
}

const columns: Column<Explained>[] = [
  {
    name: 'Part',
    value: (one) => `${one.factor}: ${begun(one.level)}`,
    show: (one) => (
      <>
        {begun(one.level)}
        <Text size="xs" c="dimmed">
          {one.factor}
          <Text span inherit hiddenFrom="sm">
            , {counted(one.n, 'wait')}
            {one.medianHours !== null && `, half of ${hoursOf(one.medianHours * 60)} or more`}
          </Text>
        </Text>
        <Text component="div" size="sm" hiddenFrom="sm">
          <Differs of={one} />
        </Text>
        {(one.factor === 'queue' || one.factor === 'component') && (
          <ReportFriction part={`${one.factor} ${one.level}`} />
        )}
      </>
    ),
  },
  { name: 'Waits', isMinor: true, value: ({ n }) => n },
  hours('Half wait', ({ medianHours }) => medianHours, true),
  hours('Others', ({ othersHours }) => othersHours, true),
  {
    name: 'How it differs',
    isMinor: true,
    value: ({ isClear, size, delta, because }) =>
      isClear ? `${size ?? ''} ${direction(delta)}` : `not clear: ${because ?? 'too few'}`,
    show: (one) => <Differs of={one} />,
  },
  {
    name: 'Share of the hours',
    isMinor: true,
    value: ({ shareOfHours }) => shareOfHours,
    show: ({ shareOfHours, shareOfWaits }) =>
      `${percent(shareOfHours)}, with ${percent(shareOfWaits)} of the waits`,
  },
]

function hours(
  name: string,
  value: (one: Explained) => number | null,
  isMinor?: true,
): Column<Explained> {
  return {
    name,
    ...(isMinor ? { isMinor } : {}),
    value,
    show: (one) => {
      const shown = value(one)
      return shown === null ? '–' : hoursOf(shown * 60)
    },
  }
}

function Differs({ of: { isClear, size, delta, difference, because } }: { of: Explained }) {
  if (!isClear)
    return (
      <Text span size="sm" c="dimmed">
        Not clear{because === null ? '' : `: ${because}`}
      </Text>
    )
  return (
    <>
      {begun(direction(delta))}
      {size === null ? '' : `, a ${size} difference`}
      {difference !== null && (
        <Text size="xs" c="dimmed">
          {signed(difference.value)}; in {Math.round(difference.level * 100)} of 100 cases{' '}
          {signed(difference.low)} to {signed(difference.high)}
        </Text>
      )}
    </>
  )
}

function direction(delta: number | null): string {
  if (delta === null || delta === 0) return 'as long'
  return delta > 0 ? 'longer' : 'shorter'
}

function signed(value: number): string {
  const length = hoursOf(Math.abs(value) * 60)
  // Its sign says nothing then.
  if (Math.abs(value) * 60 < 1) return length
  return `${value < 0 ? '−' : '+'}${length}`
}
