/**
 * What happens in the workspace, told as it happens to whoever listens in this process, whichever process did it. One connection
 * to the database hears for all. When it broke, nobody can say what was missed meanwhile: then that is told.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { z } from 'zod'
import { actsThatChangeMembers } from '#members/changes.ts'
import { channel, type ScanSignal, type Signal } from '#verbs/signals.ts'

export type News =
  | ({ what: 'deed' } & DeedNews)
  /** Somebody's notices are others than before; to be told to them alone. */
  | { what: 'notices'; members: readonly string[] }
  | ({ what: 'scan' } & ScanSignal)
  /** Who belongs to the workspace, or is in which team, is other than before: not who, nor how. */
  | { what: 'members' }
  /** Something may have been missed: whatever was read may be old. */
  | { what: 'gap' }

/** Never who, and never what was written. */
export interface DeedNews {
  at: Date
  /** The verb. */
  act: string
  /** The ids of the records that were changed, and of which kinds they are. */
  records: string[]
  kinds: string[]
}

export interface Live {
  /** Until the function that is given back is called. */
  listen: (hear: (news: News) => void) => () => void
  /** What was done since then, the oldest first; undefined where it is too much, or too old, to be told one by one. */
  since: (at: Date, now: Date) => Promise<News[] | undefined>
  close: () => Promise<void>
}

interface Timing {
  /** Between two attempts to connect again. */
  retryMs?: number
  /** How often the connection is asked whether it is still there: one that was cut far away says nothing by itself. */
  checkMs?: number
}

export async function openLive(
  pool: pg.Pool,
  { retryMs = 1_000, checkMs = 30_000 }: Timing = {},
): Promise<Live> {
  const listeners = new Set<(news: News) => void>()
  const tell = (news: News): void => {
    for (const hear of listeners) hear(news)
  }
  const deeds = deedReader(pool, tell)
  const closing = new AbortController()
  const first = Promise.withResolvers<void>()
  const over = stayConnected(pool, {
    ...{ retryMs, checkMs, signal: closing.signal },
    attempted: first.resolve,
    again: () => tell({ what: 'gap' }),
    heard: (payload) => {
      const signal = understood(payload)
      if (signal === undefined) return
      if ('deed' in signal) deeds.read(signal.deed)
      else if ('scan' in signal) tell({ what: 'scan', ...signal.scan })
      else tell({ what: 'notices', members: signal.notices })
    },
  })
  await first.promise
  return {
    listen: (hear) => {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
    since: (at, now) => deedsSince(pool, at, now),
    close: async () => {
      closing.abort()
      await over
    },
  }
}

const Heard = z.union([
  z.object({ deed: z.uuid() }),
  z.object({ notices: z.array(z.uuid()) }),
  z.object({
    scan: z.object({
      repository: z.string(),
      phase: z.string().nullable(),
      unit: z.string(),
      done: z.number(),
      total: z.number().nullable(),
    }),
  }),
])

/** A newer Cairn may tell of more; and whoever may connect may tell anything. */
function understood(payload: string): Signal | undefined {
  try {
    return Heard.safeParse(JSON.parse(payload)).data
  } catch {
    return undefined
  }
}

interface Connection extends Required<Timing> {
  signal: AbortSignal
  /** Called after each attempt, so that whoever waits for the first does not wait for a database that is down. */
  attempted: () => void
  /** Called when it hears again. */
  again: () => void
  heard: (payload: string) => void
}

async function stayConnected(pool: pg.Pool, connection: Connection): Promise<void> {
  const { signal, attempted, again, heard, retryMs } = connection
  for (let times = 1; !signal.aborted; times++) {
    try {
      const client = await pool.connect()
      try {
        client.on('notification', ({ payload = '' }) => heard(payload))
        await client.query(`listen ${channel}`)
        if (times > 1) again()
        attempted()
        await untilBroken(client, connection)
      } finally {
        // It has listened; nobody else is to have it.
        client.release(true)
      }
    } catch {
      // Whoever asks the database meanwhile is told; here it is tried again.
      if (signal.aborted) return
      attempted()
      await sleep(retryMs, undefined, { signal, ref: false }).catch(() => {})
    }
  }
}

/** An answer to nothing takes no longer than this, unless there will be none. */
const answerMsMax = 10_000

async function untilBroken(
  client: pg.PoolClient,
  { signal, checkMs }: Pick<Connection, 'signal' | 'checkMs'>,
): Promise<void> {
  const broken = new AbortController()
  client.once('end', () => broken.abort())
  const either = AbortSignal.any([signal, broken.signal])
  while (!signal.aborted) {
    await sleep(checkMs, undefined, { signal: either, ref: false })
    await Promise.race([client.query('select'), silenceAfter(answerMsMax)])
  }
}

async function silenceAfter(ms: number): Promise<never> {
  await sleep(ms, undefined, { ref: false })
  throw new Error('The database does not answer.')
}

/** Those heard while others are being read are read together. */
function deedReader(pool: pg.Pool, tell: (news: News) => void) {
  let waiting: string[] = []
  let isReading = false
  const readAll = async (): Promise<void> => {
    isReading = true
    while (waiting.length > 0) {
      const ids = waiting
      waiting = []
      try {
        for (const news of await readDeeds(pool, 'd.deed_id = any ($1)', [ids])) tell(news)
      } catch {
        tell({ what: 'gap' })
      }
    }
    isReading = false
  }
  return {
    read: (id: string): void => {
      waiting.push(id)
      if (!isReading) void readAll()
    },
  }
}

/** More than these, or older ones, are read anew sooner than told one by one. */
const deedsMax = 500
const catchUpMsMax = 24 * 3_600_000
/** An act bears the time it began, and is heard when it is done: one that took this long is still not missed. */
const actMsMax = 60_000

async function deedsSince(pool: pg.Pool, at: Date, now: Date): Promise<News[] | undefined> {
  if (now.getTime() - at.getTime() > catchUpMsMax) return undefined
  const deeds = await readDeeds(pool, 'd.at >= $1', [new Date(at.getTime() - actMsMax)])
  return deeds.length > deedsMax ? undefined : deeds
}

/** What was done with records; and of acts about members that there was one, for who it was is nobody else's business. */
async function readDeeds(pool: pg.Pool, which: string, values: unknown[]): Promise<News[]> {
  const { rows } = await pool.query<DeedNews>(
    `select d.at, d.act, array_remove(array_agg(r.record_id order by touched.place), null) as records,
       array_remove(array_agg(distinct r.kind order by r.kind), null) as kinds
     from records.deed d left join lateral unnest(d.record_ids) with ordinality as touched (id, place) on true
     left join records.record r on r.record_id = touched.id
     where ${which} and (r.record_id is not null or d.act = any ($${values.length + 1}))
     group by d.deed_id order by d.at, d.deed_id limit ${deedsMax + 1}`,
    [...values, actsThatChangeMembers],
  )
  return rows.map((deed) =>
    deed.records.length === 0 ? { what: 'members' } : { what: 'deed', ...deed },
  )
}
