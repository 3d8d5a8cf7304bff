/** The table of the files that trails came from, as its migration makes it. */

/** A type, not an interface: Kysely adds its tables to those of others. */
export type TrailFileTables = {
  trail_file: TrailFileTable
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
