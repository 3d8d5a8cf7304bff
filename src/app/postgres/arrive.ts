/** Gets in: to the server that runs, or to one that is started for it. Tries until it is in, or until it knows why not. */
import { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { CairnError, messageOf } from '#std/errors.ts'
import { ensureCluster } from './cluster.ts'
import { codeOf } from './error-code.ts'
import { brokenLine, connectionFailure } from './failures.ts'
import { socketFolder, type Place } from './place.ts'
import { clearStaleNote, endOrphans, isRunning, readPostmaster } from './postmaster.ts'
import { takePlace, type Arrival } from './presence.ts'
import { startServer, type StartEnd, type Starting } from './start.ts'

export async function arrive(place: Place, note: (text: string) => void): Promise<Arrival> {
  const begunAt = Date.now()
  let heardAt = begunAt
  let hasNoted = false
  let starting: Starting | undefined
  let end: StartEnd | undefined
  for (let attempt = 1; ;) {
    const found = await tryServer(place)
    if (typeof found === 'object') return found
    const now = Date.now()
    if (found === 'busy') heardAt = now
    if (found === 'busy' && !hasNoted && now - begunAt > noteAfterMs) {
      hasNoted = true
      note('Waiting for the database: it is putting itself in order')
    }
    if (now - begunAt > restoreMsMax || now - heardAt > (await patienceMs(place, end)))
      throw await stuck(place)
    if (found === 'absent' && !starting?.isRunning()) {
      if (starting) {
        end = await starting.readEnd()
        await clearTheWay(place, end, attempt)
        await sleep(pauseMs * Math.min((attempt += 1), 20))
      }
      const startedAt = Date.now()
      starting = await start(place, note, end === 'no_socket')
      // Making the database takes as long as the disk takes; that is not silence.
      heardAt += Date.now() - startedAt
    }
    await sleep(pauseMs)
  }
}

const pauseMs = 20
/** Without an answer for this long the server is given up; one that is restoring itself does answer. */
const silenceMsMax = 30_000
/** A server that says it is ready and cannot be reached will not be reached later. */
const unreachableMsMax = 4_000
const restoreMsMax = 30 * 60_000
const noteAfterMs = 3_000
const connectMsMax = 10_000

async function start(
  place: Place,
  note: (text: string) => void,
  needsOtherSocket: boolean,
): Promise<Starting> {
  // Loaded only here: whoever finds the server running has no use for it.
  const { findBinaries } = await import('./binaries.ts')
  const binaries = await findBinaries(place.user)
  await ensureCluster(place, binaries, note)
  return startServer(place, binaries, await socketFolder(place, needsOtherSocket))
}

/** One attempt to get in: where nobody answers the server is `absent`, where it asks for patience it is `busy`. */
async function tryServer({ home, cluster }: Place): Promise<Arrival | 'absent' | 'busy'> {
  const postmaster = await readPostmaster(cluster)
  if (!postmaster?.socketFolder) return 'absent'
  const connection = connectionTo(postmaster.socketFolder)
  const socket = new Socket()
  const client = new pg.Client({
    ...connection,
    application_name: 'cairn present',
    connectionTimeoutMillis: connectMsMax,
    stream: () => socket,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const arrival = { client, socket, connection, pid: postmaster.pid }
    const place = await takePlace(arrival)
    if (place && !place.hasDatabase) await createDatabase(client)
    // Being present must not keep a process from ending that forgot to leave.
    if (place) socket.unref()
    else await client.end()
    return place ? arrival : 'busy'
  } catch (error) {
    await client.end().catch(() => {})
    if (isAbsence(error)) return 'absent'
    if (isPatience(error)) return 'busy'
    throw connectionFailure({ name: 'the data folder', home }, error)
  }
}

function connectionTo(host: string): pg.ClientConfig {
  // All of it is said, so that nothing is taken from the environment (PGSSLMODE, PGOPTIONS, PGPORT).
  return {
    host,
    port: 5432,
    user: 'cairn',
    database: 'postgres',
    ssl: false,
    options: '-c client_min_messages=notice',
  }
}

async function createDatabase(client: pg.Client): Promise<void> {
  try {
    await client.query('create database cairn')
  } catch (error) {
    // 42P04 and 23505: another Cairn made it in the same moment.
    if (codeOf(error) !== '42P04' && codeOf(error) !== '23505') throw error
  }
}

function isAbsence(error: unknown): boolean {
  return (
    /^(ENOENT|ECONNREFUSED|ENOTSOCK)$/.test(codeOf(error) ?? '') ||
    /timeout/i.test(messageOf(error))
  )
}

// 57P03: starting up or shutting down. 57P01, 57P02 and a broken line: it was stopped or killed while we came in.
// 55006: the database `postgres` is being copied by somebody. EAGAIN: many come at once. All of it passes.
function isPatience(error: unknown): boolean {
  return (
    /^(57P0|08|55006$|EAGAIN$|ECONNRESET$|EPIPE$)/.test(codeOf(error) ?? '') ||
    brokenLine.test(messageOf(error))
  )
}

async function clearTheWay({ cluster }: Place, end: StartEnd, attempt: number): Promise<void> {
  if (end === 'taken') await clearStaleNote(cluster)
  // Asked first, then made to.
  if (end === 'orphans') await endOrphans(cluster, attempt < 5 ? 'SIGTERM' : 'SIGKILL')
}

async function patienceMs({ cluster }: Place, end: StartEnd | undefined): Promise<number> {
  return end === 'taken' && (await readPostmaster(cluster))?.isReady
    ? unreachableMsMax
    : silenceMsMax
}

async function stuck({ home, cluster }: Place): Promise<CairnError> {
  const postmaster = await readPostmaster(cluster)
  if (!postmaster || !(await isRunning(cluster, postmaster.pid))) {
    return new CairnError(
      'unavailable',
      'db.start_failed',
      `PostgreSQL does not start in ${home}.`,
      {
        hint: `Its log is in ${home}/log. Setting DATABASE_URL uses a server of your own instead.`,
      },
    )
  }
  const { pid } = postmaster
  return new CairnError(
    'unavailable',
    'db.unreachable',
    `The database in ${home} runs (process ${pid}) and does not answer.`,
    {
      hint: `End that process (kill -INT ${pid}) and run the command again.`,
    },
  )
}
