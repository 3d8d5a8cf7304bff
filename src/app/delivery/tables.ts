/** The tables of what is delivered to the outside, as their migration makes them. */

/** A type, not an interface: Kysely adds its tables to those of others. */
export type DeliveryTables = {
  letter: LetterTable
  chat: ChatTable
  chat_told: ChatToldTable
}

export interface LetterTable {
  letter_id: string
  member_id: string
  made_at: Date
  attempts: number
  next_at: Date
  outcome: 'sent' | 'dropped' | 'given_up' | null
  problem: string | null
}

export interface ChatTable {
  /** SHA-256 of its address. */
  chat_id: Buffer
  kinds: string[]
  began_at: Date
  message_id: string | null
  attempts: number
  next_at: Date
  failing_since: Date | null
  problem: string | null
  is_on: boolean
}

export interface ChatToldTable {
  chat_id: Buffer
  deed_id: string
  message_id: string
}
