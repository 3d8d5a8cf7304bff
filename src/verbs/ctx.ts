/** Who asks, and what a verb may work with. Nothing reads a clock or a global on the side. */
import type { Kysely } from 'kysely'
import type { Role, Token } from './access.ts'

export interface Actor {
  /** The member's id. */
  id: string
  name: string
  role: Role | 'operator'
  /** What they ask with, where it is no session of a person. */
  token?: Token | undefined
}

/** Of one act. */
export interface Ctx {
  /** Inside one transaction. Each store names the tables it knows: `ctx.db.withTables<…>()`. */
  db: Kysely<object>
  actor: Actor
  /** The member whose name stands beside what is done; null where it leaves no name. */
  by: string | null
  now: Date
  /** The verb's name. */
  act: string
  /** Where others reach this workspace; null on one machine, where there is nobody else. */
  url: string | null
  /** To be told with the line in the history: the records that were changed. */
  touched: Set<string>
  /** Said by an act that changes rights: what they became. */
  became?: string
  /** Said by an act that leaves no name: what is to appear, and when. */
  waits?: Waiting
}

export interface Waiting {
  what: unknown
  dueAt: Date
}

/** Before an act: what people wrote is read in short transactions, which are over when the facts are asked. */
export interface Gathering extends Pick<Ctx, 'actor' | 'now'> {
  read: <Answer>(work: (ctx: Pick<Ctx, 'db' | 'now'>) => Promise<Answer>) => Promise<Answer>
}

/** Of one caller: what acts are made from. */
export interface Session {
  db: Kysely<object>
  actor: Actor
  now: () => Date
  /** Left away on one machine. */
  url?: string
  /** Of a member among others: what is private to these is not to be seen, whatever a verb asks for. */
  isBehindWalls?: true
  /** Puts down what is to appear without a name; once it is there. */
  hold?: (waiting: Waiting) => Promise<void>
}
