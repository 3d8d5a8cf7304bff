/** The table of those who have a friction, too, as the migration makes it. */
import type { Ctx } from '#verbs/ctx.ts'

/** A type, not an interface: Kysely adds its tables to those of others. */
type FrictionTables = {
  me_too: MeTooTable
}

interface MeTooTable {
  record_id: string
  member_id: string
}

export function frictionTablesOf({ db }: Pick<Ctx, 'db'>) {
  return db.withTables<FrictionTables>().withSchema('records')
}
