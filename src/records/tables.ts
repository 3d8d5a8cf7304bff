/** The tables of the record core, as their migration makes them. */
import type { ColumnType } from 'kysely'

/** A type, not an interface: Kysely adds its tables to those of others. */
export type RecordTables = {
  member: MemberTable
  record: RecordTable
  last_number: LastNumberTable
  revision: RevisionTable
  comment: CommentTable
  action: ActionTable
  words: WordsTable
  link: LinkTable
  reaction: ReactionTable
  draft: DraftTable
  template: TemplateTable
  mailbox: MailboxTable
  pin: PinTable
  image: ImageTable
  image_use: ImageUseTable
  place: PlaceTable
  held: HeldTable
}

export interface MemberTable {
  member_id: string
  name: string
  role: 'owner' | 'member' | 'guest'
  created_at: Date
  /** Whoever left; their words stay. */
  deactivated_at: Date | null
  /** No session from before that counts. */
  signed_out_at: Date | null
}

/** Written as JSON text, read as what it says. */
type Json = ColumnType<Record<string, unknown>, string, string>

export interface RecordTable {
  record_id: string
  kind: string
  number: number
  status: string
  title: string
  body: string
  detail: Json
  author_id: string | null
  version: number
  created_at: Date
  updated_at: Date
  removed_at: Date | null
  /** null while it is there, and where it was removed without a name. */
  removed_by: string | null
  tags: string[]
}

export interface LastNumberTable {
  kind: string
  number: number
}

export interface RevisionTable {
  record_id: string
  version: number
  at: Date
  member_id: string | null
  act: string
  status: string
  title: string
  body: string
  detail: Json
}

export interface CommentTable {
  comment_id: string
  record_id: string
  reply_to: string | null
  author_id: string | null
  body: string
  version: number
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

export interface ActionTable {
  action_id: string
  record_id: string
  text: string
  state: 'open' | 'done' | 'dropped'
  owner_id: string | null
  /** YYYY-MM-DD */
  due: string | null
  added_by: string
  version: number
  created_at: Date
  updated_at: Date
}

export interface WordsTable {
  record_id: string
  /** The record's id for its own words. */
  comment_id: string
  kind: string
  at: Date
  /** Never read as a value. */
  search: string
  /** As people read it, where neither the record nor a comment has it. */
  text: string | null
}

export interface LinkTable {
  record_id: string
  /** The comment that says it, or the record itself. */
  source_id: string
  position: number
  target: Json
}

export interface ReactionTable {
  record_id: string
  /** The comment, or the record itself. */
  place_id: string
  member_id: string
  reaction: string
}

export interface DraftTable {
  member_id: string
  key: string
  text: string
  based_on: number | null
  at: Date
}

export interface TemplateTable {
  kind: string
  name: string
  says: string
  body: string
  version: number
  updated_at: Date
}

export interface MailboxTable {
  member_id: string
  address: string
  key: string
  is_on: boolean
  problem: string | null
}

export interface PinTable {
  pin_id: string
  record_id: string
  verb: string
  input: Json
  place: string | null
  measure: string
  better: 'lower' | 'higher' | null
  label: string
  value: number | null
  unit: string
  n: number
  low: number | null
  high: number | null
  window_label: string
  window_from: Date | null
  window_to: Date | null
  /** Full hexadecimal object id. */
  head: string
  /** Kept to the letter. */
  answer: Json
  note: string
  pinned_by: string
  pinned_at: Date
  removed_at: Date | null
}

export interface ImageTable {
  image_id: string
  owner_id: string | null
  /** YYYY-MM-DD */
  added_on: string
  type: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif'
  width: number
  height: number
  sha256: Buffer
  bytes: Buffer
}

export interface ImageUseTable {
  record_id: string
  /** The comment that shows it, or the record itself. */
  source_id: string
  image_id: string
}

export interface PlaceTable {
  record_id: string
  path: string
  /** '' where the text names none. */
  repository: string
  is_pattern: boolean
}

export interface HeldTable {
  held_id: string
  what: Json
  due_at: Date
}
