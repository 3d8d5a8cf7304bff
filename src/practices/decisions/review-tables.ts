/** The table of reviews, as its migration makes it. */
import type { ColumnType } from 'kysely'

/** A type, not an interface: Kysely adds its tables to those of others. */
export type ReviewTables = {
  decision_review: DecisionReviewTable
}

/** Written as JSON text, read as what it says. */
type Json = ColumnType<unknown, string, string>

export interface DecisionReviewTable {
  review_id: string
  record_id: string
  at: Date
  by_id: string
  verdict: 'worked' | 'did not' | 'cannot tell'
  because: string
  /** YYYY-MM-DD */
  since: string
  /** YYYY-MM-DD */
  next_on: string | null
  also_decided: Json
  compared: Json
}
