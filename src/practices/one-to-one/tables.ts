/** The tables of one-to-ones, as the migration makes them. */
import type { ColumnType } from 'kysely'
import type { Ctx } from '#verbs/ctx.ts'

/** A type, not an interface: Kysely adds its tables to those of others. */
type OneToOneTables = {
  one_to_one: OneToOneTable
  one_to_one_meeting: MeetingTable
  one_to_one_item: ItemTable
  one_to_one_jotting: JottingTable
}

/** Set by the function that lets somebody leave. */
type Left = ColumnType<boolean, undefined, never>

export interface OneToOneTable {
  one_to_one_id: string
  first_id: string
  second_id: string
  /** YYYY-MM-DD */
  begun_on: string
  /** YYYY-MM-DD */
  opened_on: string | null
  first_left: Left
  second_left: Left
}

export interface MeetingTable {
  meeting_id: string
  one_to_one_id: string
  /** YYYY-MM-DD */
  held_on: string
  notes: string
  version: number
}

export interface ItemTable {
  item_id: string
  one_to_one_id: string
  position: number
  said_by: string
  text: string
  taken_by: string | null
  added_after: number
  /** YYYY-MM-DD */
  done_on: string | null
  done_in: string | null
}

interface JottingTable {
  one_to_one_id: string
  member_id: string
  text: string
}

export function tablesOf({ db }: Pick<Ctx, 'db'>) {
  return db.withTables<OneToOneTables>().withSchema('records')
}
