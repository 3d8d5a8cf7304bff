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
}

export interface MemberTable {
  member_id: string
  name: string
  role: 'owner' | 'member' | 'guest'
  created_at: Date
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
}

export interface LinkTable {
  record_id: string
  /** The comment that says it, or the record itself. */
  source_id: string
  position: number
  target: Json
}
