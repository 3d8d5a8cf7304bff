/**
 * By whose clocks each stage of a change is counted: whoever it waits for, where their zone is known, and else the team's. The author in
 * coding, draft and rework; in review whoever reviewed it, if that was one person. Before somebody came nobody knows who will, and who
 * merges or deploys is not told: pickup, merge wait and deploy are the team's. The whole is the sum of its stages, so each counts once.
 */
import { inZone, type WorkCalendar } from '#std/working-time.ts'
import { measureIn } from './calendar.ts'
import type { Measure } from './row.ts'
import type { StageName } from './stages.ts'

/** Zones of people; null where none is known. */
export interface Clocks {
  author: string | null
  reviewer: string | null
}

/** The measure of each stage; without a stage, the team's. */
export type MeasureOf = (stage?: StageName) => Measure

const ofAuthor: ReadonlySet<StageName> = new Set(['coding', 'draft', 'rework'])

/** Calendars are made once for each zone. */
export function clocksIn(calendar: WorkCalendar): (clocks: Clocks) => MeasureOf {
  const team = measureIn(calendar)
  const measures = new Map<string, Measure>()
  const measureFor = (zone: string | null): Measure => {
    if (zone === null) return team
    const known = measures.get(zone) ?? measureIn(inZone(calendar, zone))
    measures.set(zone, known)
    return known
  }
  return ({ author, reviewer }) =>
    (stage) => {
      if (stage === undefined) return team
      if (ofAuthor.has(stage)) return measureFor(author)
      return stage === 'review' ? measureFor(reviewer) : team
    }
}
