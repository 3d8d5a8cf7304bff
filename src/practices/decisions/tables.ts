/** What decisions keep beside the record core, as their migration makes it. */
import type { ColumnType } from 'kysely'
import type { Ctx } from '#verbs/ctx.ts'

/** A type, not an interface: Kysely adds its tables to those of others. */
export type DecisionTables = {
  wanted_voice: WantedVoiceTable
  voice: VoiceTable
  confirmation: ConfirmationTable
}

export function decisionTablesOf({ db }: Pick<Ctx, 'db'>) {
  return db.withTables<DecisionTables>().withSchema('records')
}

export interface WantedVoiceTable {
  record_id: string
  member_id: string
  why: string
  asked_by: string
  asked_at: Date
}

export interface VoiceTable {
  voice_id: string
  record_id: string
  position: number
  member_id: string
  stance: 'consents' | 'objects'
  words: string
  version: number
  said_at: Date
  answer: string | null
  answered_by: string | null
  answered_at: Date | null
  lifted_at: Date | null
}

export interface ConfirmationTable {
  record_id: string
  check_id: string
  looked_at: Date
  head: string | null
  /** Written as JSON text, read as what it says. */
  outcome: ColumnType<unknown, string, string>
}
