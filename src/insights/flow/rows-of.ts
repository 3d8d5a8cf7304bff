/** From changes to what is kept of them: how long each stage was, and at which hours of the week they waited. Pure. */
import { hoursShared, localHour } from '#std/week-hours.ts'
import type { WorkCalendar } from '#std/working-time.ts'
import { clocksIn } from './clocks.ts'
import type { ReadChange } from './read-changes.ts'
import { lengthsOf, type FlowRow } from './row.ts'
import { stageNames, stagesOf, waitStages, type StageName } from './stages.ts'

/** Minutes by hour of the week of all changes that ended in a month, by the team's clocks: 168, Monday 00:00 first. */
export interface MonthHours {
  /** year * 12 + month - 1. */
  month: number
  stage: StageName
  minutes: Float64Array
}

export function rowsOf(
  changes: readonly ReadChange[],
  { calendar, leftOut }: { calendar: WorkCalendar; leftOut: ReadonlySet<number> },
): { rows: FlowRow[]; hours: MonthHours[]; newestAt: number | null } {
  const newestAt = newestOf(changes)
  const measureFor = clocksIn(calendar)
  const hours = new Map<string, MonthHours>()
  const rows = changes.map((change): FlowRow => {
    const staged = stagesOf(change, newestAt ?? change.openedAt)
    const { number, outcome, openedAt, endedAt, author, size, components } = change
    const isLeftOut = leftOut.has(number)
    if (outcome === 'merged' && endedAt !== null && !isLeftOut)
      addHours(hours, { staged, month: monthOf(calendar, endedAt), calendar })
    return {
      ...{ number, outcome, openedAt, endedAt, author, size, components },
      ...lengthsOf(staged, measureFor(change.clocks)),
      flags: { ...staged.flags, unreviewed: staged.isUnreviewed, leftOut: isLeftOut },
    }
  })
  return { rows, hours: [...hours.values()].sort(byMonth), newestAt }
}

function addHours(
  hours: Map<string, MonthHours>,
  {
    staged,
    month,
    calendar,
  }: { staged: ReturnType<typeof stagesOf>; month: number; calendar: WorkCalendar },
): void {
  for (const stage of waitStages)
    for (const { from, to } of staged.stages[stage].spans ?? []) {
      const key = `${month} ${stage}`
      const known = hours.get(key) ?? { month, stage, minutes: new Float64Array(168) }
      hours.set(key, known)
      hoursShared(calendar.zone, [from, to], known.minutes)
    }
}

/** When the last happened that is known of: windows end there, so that the same facts give the same answer on any day. */
function newestOf(changes: readonly ReadChange[]): number | null {
  let newest: number | null = null
  for (const { openedAt, endedAt, happenings } of changes)
    for (const at of [openedAt, endedAt, happenings.at(-1)?.at])
      if (at !== null && at !== undefined && (newest === null || at > newest)) newest = at
  return newest
}

/** As they are kept: year * 12 + month - 1, by the team's clocks. */
export function monthOf(calendar: WorkCalendar, at: number): number {
  const { day } = localHour(calendar, at)
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

function byMonth(a: MonthHours, b: MonthHours): number {
  return a.month - b.month || stageNames.indexOf(a.stage) - stageNames.indexOf(b.stage)
}
