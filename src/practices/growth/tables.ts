/** The tables of growth, as the migration makes them. */
import type { ColumnType } from 'kysely'
import type { Ctx } from '#verbs/ctx.ts'

/** A type, not an interface: Kysely adds its tables to those of others. */
type GrowthTables = {
  growth_goal: GoalTable
  growth_shown: ShownTable
  growth_framework: FrameworkTable
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
  criterion: ColumnType<unknown, string | null | undefined, string | null> | null
  /** YYYY-MM-DD */
  reminded_for: string | null
}

interface ShownTable {
  goal_id: string
  owner_id: string
  member_id: string
}

interface FrameworkTable {
  name: string
  title: string
  framework: Json
  /** YYYY-MM-DD */
  kept_on: string
}

export function growthTablesOf({ db }: Pick<Ctx, 'db'>) {
  return db.withTables<GrowthTables>().withSchema('records')
}
