/** The tables behind accounts, as the modules beside this one ask them. No verb does. */
import type { Kysely } from 'kysely'
import type { MembersTables } from '#members/tables.ts'
import type { RecordTables } from '#records/tables.ts'
import type { AccountTables } from './tables.ts'

export function accountsIn(db: Kysely<object>) {
  return db.withTables<AccountTables>().withSchema('accounts')
}

export function membersIn(db: Kysely<object>) {
  return db.withTables<MembersTables & Pick<RecordTables, 'member'>>().withSchema('records')
}
