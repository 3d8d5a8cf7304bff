/** The tables of decisions kept as files, as their migration makes them. */

/** A type, not an interface: Kysely adds its tables to those of others. */
export type DecisionFileTables = {
  decision_file: DecisionFileTable
  decision_in_file: DecisionInFileTable
  decision_copy: DecisionCopyTable
}

export interface DecisionFileTable {
  file_id: string
  source: string
  name: string
  path: string
  base: string
  content: Buffer
  /** SHA-256. */
  seen: Buffer
  is_ours: boolean
}

export interface DecisionInFileTable {
  record_id: string
  file_id: string
  place: string
  version: number
}

export interface DecisionCopyTable {
  folder: string
  path: string
  /** SHA-256. */
  digest: Buffer
}
