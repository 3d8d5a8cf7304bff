/** A stop while it is written. Pure. */
import type { Stop } from '../schema-stop.ts'

/** Where the stop before was. */
export function newStop(before: Stop | undefined): Stop {
  const { target } = before ?? { target: { is: 'none' as const } }
  return {
    ...{ id: crypto.randomUUID().slice(0, 8), title: null, body: '', asides: [] },
    ...{ check: null, blank: null },
    target: target.is === 'code' ? { ...target, from: null, to: null } : { is: 'none' },
  }
}

function isStopReady({ check, blank }: Stop): boolean {
  const isWhole = (one: string, other: string) => (one.trim() === '') === (other.trim() === '')
  return (
    (check === null || isWhole(check.question, check.answer)) &&
    (blank === null || isWhole(blank.asks, blank.fits))
  )
}

/** Which stops say half of something, by their places: they may be folded, so it is said which. Null where none does. */
export function halfSaid(stops: readonly Stop[]): string | null {
  const steps = stops.flatMap((stop, at) => (isStopReady(stop) ? [] : [at + 1]))
  if (steps.length === 0) return null
  const where = `${steps.length === 1 ? 'Stop' : 'Stops'} ${steps.join(', ')}`
  return `${where}: a question needs its answer, and a gap what fits.`
}

/** As the server takes it: what was left empty is nothing. */
export function sentStop(stop: Stop): Stop {
  const { title, check, blank } = stop
  return {
    ...stop,
    title: title === null || title.trim() === '' ? null : title,
    check: check === null || check.question.trim() === '' ? null : check,
    blank: blank === null || blank.asks.trim() === '' ? null : blank,
  }
}
