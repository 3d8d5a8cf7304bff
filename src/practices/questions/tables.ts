/** The tables of questions, as the migration makes them. */
import type { Ctx } from '#verbs/ctx.ts'

/** A type, not an interface: Kysely adds its tables to those of others. */
type QuestionTables = {
  hint: HintTable
  found_alone: FoundAloneTable
  found_alone_area: FoundAloneAreaTable
  office_hours: OfficeHoursTable
  reached: ReachedTable
}

export interface HintTable {
  hint_id: string
  record_id: string
  rung: number
  body: string
  author_id: string | null
  is_open: boolean
  version: number
  created_at: Date
  updated_at: Date
}

interface FoundAloneTable {
  /** '' where nobody said. */
  topic: string
  /** YYYY-MM-01 */
  month: string
  found_count: number
}

interface FoundAloneAreaTable {
  repository: string
  /** The first two folders; '' at the top. */
  area: string
  /** YYYY-MM-01 */
  month: string
  found_count: number
}

export interface OfficeHoursTable {
  office_hours_id: string
  member_id: string
  /** 1 is Monday. */
  weekday: number
  from_minute: number
  to_minute: number
  zone: string
  about: string
}

/** Written and read by records.reach alone. */
interface ReachedTable {
  record_id: string
  member_id: string
  /** YYYY-MM-DD */
  day: string
}

export function questionTablesOf({ db }: Pick<Ctx, 'db'>) {
  return db.withTables<QuestionTables>().withSchema('records')
}
