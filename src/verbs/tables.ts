/** The tables behind `call`, as their migration makes them. */

/** A type, not an interface: Kysely adds its tables to those of others. */
export type VerbTables = {
  deed: DeedTable
  kept_answer: KeptAnswerTable
  watcher: WatcherTable
  notice: NoticeTable
}

export interface DeedTable {
  deed_id: string
  at: Date
  /** null where the act leaves no name. */
  member_id: string | null
  act: string
  /** Of the records that were changed. */
  record_ids: string[]
  /** Of a change of rights: a role, or what a token may. */
  became: string | null
}

export interface KeptAnswerTable {
  member_id: string
  key: string
  act: string
  /** SHA-256 of the input. */
  digest: Buffer
  /** JSON; null while the act is being done, and of an answer that is kept nowhere. */
  answer: string | null
  at: Date
}

export interface WatcherTable {
  record_id: string
  member_id: string
  is_muted: boolean
}

export interface NoticeTable {
  notice_id: string
  member_id: string
  /** null where it is about the workspace. */
  record_id: string | null
  /** What it is about then, in words. */
  says: string | null
  /** Where in the workspace it leads, of what is no record and private to its reader; null otherwise. */
  leads_to: string | null
  /** How often each verb; written by SQL alone. */
  acts: Record<string, number>
  began_at: Date
  last_at: Date
  is_growing: boolean
  read_at: Date | null
  /** null while in no letter. */
  letter_id: string | null
}
