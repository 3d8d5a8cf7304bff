/** The tables of growth, as the migration makes them. */
import type { ColumnType } from 'kysely'
import type { Ctx } from '#verbs/ctx.ts'

/** A type, not an interface: Kysely adds its tables to those of others. */
type GrowthTables = {
  growth_goal: GoalTable
  growth_shown: ShownTable
}

type Json = ColumnType<unknown, string, string>

export interface GoalTable {
  goal_id: string
  member_id: string
  title: string
  why: string
  state: string
  steps: Json
  evidence: Json
  /** YYYY-MM-DD */
  look_again_on: string | null
  notes: Json
  /** YYYY-MM-DD */
  created_on: string
}

interface ShownTable {
  goal_id: string
  owner_id: string
  member_id: string
}

export function growthTablesOf({ db }: Pick<Ctx, 'db'>) {
  return db.withTables<GrowthTables>().withSchema('records')
}
