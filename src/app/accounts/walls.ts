/**
 * The role that verbs run as where a team shares the workspace: it owns no table, so the walls in the schema hold it. Roles belong to a
 * server and not to a database, and no copy brings them along; so they are seen to at each start.
 */
import { sql, type Kysely } from 'kysely'
import { CairnError } from '#std/errors.ts'
import { wallsRole } from '#verbs/walls.ts'

export async function raiseWalls(db: Kysely<object>): Promise<void> {
  const { rows } = await sql<State>`
    select current_user as me, to_regrole(${wallsRole}) is not null as "isThere",
      coalesce(pg_has_role(current_user, to_regrole(${wallsRole}), 'member'), false) as "isMine"`.execute(
    db,
  )
  const { me = '', isThere = false, isMine = false } = rows[0] ?? {}
  try {
    if (!isThere) await makeRole(db)
    if (!isMine) await sql`grant ${sql.id(wallsRole)} to ${sql.id(me)}`.execute(db)
    await db.transaction().execute(async (tx) => grant(tx))
  } catch (error) {
    if (codeOf(error) !== '42501') throw error
    throw new CairnError(
      'unavailable',
      'db.role',
      `The database user ${me} may not make the role ${wallsRole}.`,
      {
        hint: `Have an administrator run: create role ${wallsRole} nologin; grant ${wallsRole} to ${me};`,
        cause: error,
      },
    )
  }
}

interface State {
  me: string
  isThere: boolean
  isMine: boolean
}

async function makeRole(db: Kysely<object>): Promise<void> {
  try {
    await sql`create role ${sql.id(wallsRole)} nologin`.execute(db)
  } catch (error) {
    // Another server made it in the same moment.
    if (codeOf(error) !== '42710' && codeOf(error) !== '23505') throw error
  }
}

/** Evidence to read, records to write; nothing of how members sign in, and nothing of what waits without a name. */
async function grant(db: Kysely<object>): Promise<void> {
  const role = sql.id(wallsRole)
  // Two servers that grant at once would step on each other's toes.
  await sql`select pg_advisory_xact_lock(4801177004)`.execute(db)
  // A server that runs already empties it with every beat, which changes the same row of the catalogue as a grant.
  await sql`lock table records.held in access exclusive mode`.execute(db)
  await sql`grant usage on schema public, forge, records to ${role}`.execute(db)
  await sql`grant select on all tables in schema public, forge to ${role}`.execute(db)
  await sql`grant select, insert, update, delete on all tables in schema records to ${role}`.execute(
    db,
  )
  await sql`grant usage on all sequences in schema records to ${role}`.execute(db)
  await sql`revoke all on records.held, records.reset, records.workspace from ${role}`.execute(db)
  await sql`grant insert on records.reset to ${role}`.execute(db)
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
