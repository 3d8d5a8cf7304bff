/**
 * Who is using the server. Each Cairn holds one connection with a shared advisory lock for as long as it uses the
 * server; the kernel closes it when the process dies, however it dies. Who can take the lock for itself alone is the last
 * one and stops the server while holding it, so nobody can arrive in between: whoever comes then finds the lock taken,
 * waits until the server is gone, and starts another.
 */
import type { Socket } from 'node:net'
import pg from 'pg'

/** A connection to a server that may be there to stay. */
export interface Arrival {
  client: pg.Client
  /** Beneath the client. */
  socket: Socket
  connection: pg.ClientConfig
  /** Of the server. */
  pid: number
}

const presenceKey = 4_801_177_001
const keeperKey = 4_801_177_002

/** Takes a place among the users; undefined when the server is about to stop. */
export async function takePlace({
  client,
  connection,
}: Arrival): Promise<{ hasDatabase: boolean } | undefined> {
  const { rows } = await client.query<{ present: boolean; unkept: boolean; made: boolean }>(
    `select pg_try_advisory_lock_shared(${presenceKey}) as present,
            pg_try_advisory_xact_lock(${keeperKey}) as unkept,
            exists (select from pg_database where datname = 'cairn') as made`,
  )
  const [row] = rows
  if (!row?.present) return undefined
  if (row.unkept) await appointKeeper(connection)
  return { hasDatabase: row.made }
}

/** Gives up the place; true when nobody else is there, in which case the server has been told to stop. */
export async function givePlaceUp({ client }: Arrival): Promise<boolean> {
  const { rows } = await client.query<{ alone: boolean }>(
    `select pg_advisory_unlock_shared(${presenceKey}), pg_try_advisory_lock(${presenceKey}) as alone`,
  )
  if (!rows[0]?.alone) return false
  // The answer may be that the server is shutting down.
  await client.query(stopServer).catch(() => {})
  return true
}

/**
 * The fast shutdown: the server ends what is left and writes everything down. It tells itself, in a backend, whose folder
 * is the cluster: so root never sends a signal to a number that it read in somebody else's file.
 */
const stopServer = `copy (select where false) to program 'read -r pid < postmaster.pid && kill -INT "$pid"'`

/** How often the keeper looks. */
const keeperPauseSeconds = 2

/**
 * Leaves a session behind that stops the server once nobody is there: for users that were killed and could not do so.
 * It is a backend whose client has gone, which runs on until it has something to say; it needs no process of our own,
 * and a server that restarts after a crash is given a new one by the next who takes a place.
 */
async function appointKeeper(connection: pg.ClientConfig): Promise<void> {
  const keeper = new pg.Client({
    ...connection,
    application_name: 'cairn keeper',
    options: '-c client_connection_check_interval=0',
  })
  keeper.on('error', () => {})
  await keeper.connect()
  const begun = new Promise<void>((resolve) => keeper.on('notice', () => resolve()))
  const done = keeper.query(`
    do $$ begin
      if not pg_try_advisory_lock(${keeperKey}) then return; end if;
      raise notice 'begun';
      loop
        perform pg_sleep(${keeperPauseSeconds});
        if pg_try_advisory_lock(${presenceKey}) then
          ${stopServer};
          return;
        end if;
        commit;
      end loop;
    end $$`)
  await Promise.race([begun, done.catch(() => {})])
  // With a query under way this drops the line and leaves the backend to it.
  await keeper.end()
}
