/** Days of a round: as they are everywhere at once, in UTC. */
import { dayMs } from '#std/local-day.ts'

/** YYYY-MM-DD */
export function dayAt(now: Date, later = 0): string {
  return new Date(now.getTime() + later * dayMs).toISOString().slice(0, 'YYYY-MM-DD'.length)
}
