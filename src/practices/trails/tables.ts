/** The tables of trails, as their migrations make them. */
import type { ColumnType } from 'kysely'

/** A type, not an interface: Kysely adds its tables to those of others. */
export type TrailTables = {
  trail_file: TrailFileTable
  trail_standing: TrailStandingTable
}

export interface TrailFileTable {
  record_id: string
  source: string
  name: string
  path: string
  base: string
  project: string
  content: Buffer
  stops: string[]
  version: number
}

export interface TrailStandingTable {
  place: string
  repository: string
  head: string
  /** Written as JSON text, read as what it says. */
  answer: ColumnType<unknown, string, string>
}
