/** A moment in the reader's own zone and words: how long ago, and exactly when one points at it. Where only a day is known, the day. */
import { useState } from 'react'
import { calendarDayShown, momentShown, onlyDay } from '#std/shown-dates.ts'

const units = [
  ['year', 365.25 * 86_400_000],
  ['month', 30.44 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

interface WhenProps {
  at: string
  /** Of what bears no name: the hour is not to be told. */
  isDay?: boolean
}

export function When({ at, isDay = false }: WhenProps) {
  const [now] = useState(() => Date.now())
  const day = isDay ? at.slice(0, 10) : onlyDay(at)
  if (day !== null)
    return (
      <>
        on <Day day={day} />
      </>
    )
  const date = new Date(at)
  return (
    <time dateTime={at} title={momentShown(date)}>
      {ago(date.getTime() - now)}
    </time>
  )
}

function ago(ms: number): string {
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
  for (const [unit, length] of units)
    if (Math.abs(ms) >= length) return words.format(Math.round(ms / length), unit)
  return 'just now'
}

/** A calendar day belongs to no zone: it is the same day for everybody. */
export function Day({ day }: { day: string }) {
  return <time dateTime={day}>{calendarDayShown(day)}</time>
}
