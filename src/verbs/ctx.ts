/** Who asks, and what a verb may work with. Nothing reads a clock or a global on the side. */
import type { Kysely } from 'kysely'
import type { Role } from './access.ts'

export interface Actor {
  /** The member's id. */
  id: string
  name: string
  role: Role
}

/** Of one act. */
export interface Ctx {
  /** Inside one transaction. Each store names the tables it knows: `ctx.db.withTables<…>()`. */
  db: Kysely<object>
  actor: Actor
  now: Date
  /** The verb's name. */
  act: string
  /** To be told with the line in the history: the records that were changed. */
  touched: Set<string>
}

/** Of one caller: what acts are made from. */
export interface Session {
  db: Kysely<object>
  actor: Actor
  now: () => Date
}
