/** What stands below an axis of time: moments that are round for whoever reads, as finely as the span is long. */
import { scaleTime } from 'd3-scale'
import { clockShown, short } from '#std/shown-dates.ts'

export interface Tick {
  at: Date
  label: string
}

const dayMs = 86_400_000

/** In the reader's zone. What a tick shares with the one before it is not written again. */
export function timeTicks(from: Date, to: Date, most: number): Tick[] {
  if (from.getTime() === to.getTime()) return [{ at: from, label: dayLabel(from, undefined) }]
  const ticks = scaleTime().domain([from, to]).ticks(Math.max(2, most))
  const [first = from, second = to] = ticks
  const stepDays = (second.getTime() - first.getTime()) / dayMs
  // A year, a month and a day are not always as long; a step between them never lies as near.
  const label =
    stepDays >= 360
      ? yearLabel
      : stepDays >= 27
        ? monthLabel
        : stepDays >= 0.9
          ? dayLabel
          : clockLabel
  return ticks.map((at, index) => ({ at, label: label(at, ticks[index - 1]) }))
}

function yearLabel(at: Date): string {
  return String(at.getFullYear())
}

function monthLabel(at: Date, before: Date | undefined): string {
  const name = short(at.getMonth())
  return before?.getFullYear() === at.getFullYear() ? name : `${name} ${at.getFullYear()}`
}

function dayLabel(at: Date, before: Date | undefined): string {
  const day = `${at.getDate()} ${short(at.getMonth())}`
  return before?.getFullYear() === at.getFullYear() ? day : `${day} ${at.getFullYear()}`
}

/** A day begins with its name. */
function clockLabel(at: Date, before: Date | undefined): string {
  const clock = clockShown(at)
  if (clock === '00:00') return dayLabel(at, before)
  return before === undefined ? `${dayLabel(at, before)}, ${clock}` : clock
}
