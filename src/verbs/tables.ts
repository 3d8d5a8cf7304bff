/** The tables behind `call`, as their migration makes them. */

/** A type, not an interface: Kysely adds its tables to those of others. */
export type VerbTables = {
  deed: DeedTable
  kept_answer: KeptAnswerTable
}

export interface DeedTable {
  deed_id: string
  at: Date
  /** null where the act leaves no name. */
  member_id: string | null
  act: string
  /** Of the records that were changed. */
  record_ids: string[]
}

export interface KeptAnswerTable {
  member_id: string
  key: string
  act: string
  /** SHA-256 of the input. */
  digest: Buffer
  /** JSON; null while the act is being done. */
  answer: string | null
  at: Date
}
