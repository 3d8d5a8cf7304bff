/** Weeks or months of changes as points over time; those of which too few changes tell are gaps, and so are those without any. */
import type { Point } from '#web/charts/lines.tsx'
import type { Time } from './time.tsx'
import { fewest, type FlowAnswer, type StageName } from './words.ts'

export type Group = FlowAnswer['groups'][number]
export type Measured = StageName | 'openTime'
export type Per = 'week' | 'month'

export function lengthsIn(group: Group, measured: Measured, time: Time) {
  return measured === 'openTime' ? group.openTime[time] : group.stages[measured][time]
}

/** Where two weeks in three are gaps, weeks say little. */
export function isThin(weeks: readonly Group[], measured: Measured): boolean {
  const told = weeks.filter((week) => lengthsIn(week, measured, 'elapsed').n >= fewest).length
  const all = filled(weeks.map(({ key }) => key).sort(), 'week').length
  return told * 3 < all
}

/** Three lines: half, three in four, nine in ten; the band lies between the first and the last. `minutes` is how many a unit has. */
export function pointsOf(
  groups: readonly Group[],
  { measured, time, per, minutes }: { measured: Measured; time: Time; per: Per; minutes: number },
): Record<'p50' | 'p75' | 'p90', Point[]> {
  const byKey = new Map(groups.map((group) => [group.key, group]))
  const slices = filled([...byKey.keys()].sort(), per).map((key) => {
    const group = byKey.get(key)
    return { at: startOf(key), lengths: group && lengthsIn(group, measured, time) }
  })
  const part = (name: 'p50' | 'p75' | 'p90') =>
    slices.map(({ at, lengths }) => ({ at, value: inUnits(lengths?.[name], minutes) }))
  return {
    p50: slices.map(({ at, lengths }) => ({
      at,
      value: inUnits(lengths?.p50, minutes),
      low: inUnits(lengths?.p50, minutes),
      high: inUnits(lengths?.p90, minutes),
    })),
    p75: part('p75'),
    p90: part('p90'),
  }
}

function inUnits(value: number | null | undefined, minutes: number): number | null {
  return value === null || value === undefined ? null : value / minutes
}

/** `2026-01-05` or `2026-01`, in the reader's zone: a day of a calendar belongs to none. */
export function startOf(key: string): Date {
  const [year = 0, month = 1, day = 1] = key.split('-').map(Number)
  return new Date(year, month - 1, day)
}

/** All slices from the first to the last. */
export function filled(keys: readonly string[], per: Per): string[] {
  const [first, last] = [keys[0], keys.at(-1)]
  if (first === undefined || last === undefined) return []
  const all: string[] = []
  for (let key = first; key <= last; key = after(key, per)) all.push(key)
  return all
}

function after(key: string, per: Per): string {
  const [year = 0, month = 1, day = 1] = key.split('-').map(Number)
  const next = per === 'week' ? Date.UTC(year, month - 1, day + 7) : Date.UTC(year, month, 1)
  return new Date(next).toISOString().slice(0, per === 'week' ? 10 : 7)
}
