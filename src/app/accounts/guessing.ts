/**
 * Guessing passwords is slow for whoever guesses, and for nobody else: each place is stopped by itself, and a browser that its
 * member signed in with before is asked for its own tries alone. Only guesses from everywhere at once make others wait, for
 * seconds that grow to a minute: an account that a few wrong passwords lock is locked by anybody who knows its address.
 */
import { createHash, randomUUID } from 'node:crypto'
import { isIP } from 'node:net'
import { sql, type Kysely } from 'kysely'
import { accountsIn } from './store.ts'

/** Of one account from one place, by one known browser, or in one session. */
const triesMax = 10
/** From one place, whatever the account: an office may be one place. */
const triesFromPlaceMax = 50
/** At one account from all places together, before they slow each other down. */
const triesAtAccountFree = 30
/** As many more double the delay. */
const triesPerDoubling = 5
const delayMsMax = 60_000
const spanMs = 15 * 60_000

export interface Limit {
  about: string
  /** How long until the next try, by the times of those in the last quarter of an hour, the oldest first; 0 where it may be now. */
  waitMs: (tries: readonly Date[], now: Date) => number
}

interface Guess {
  email: string
  from: string
  /** Of a browser that signed in as this account before. */
  device: string | undefined
}

export function limitsOf({ email, from, device }: Guess): Limit[] {
  const account = email.toLowerCase()
  if (device !== undefined) return [{ about: `device ${device}`, waitMs: atMost(triesMax) }]
  const place = placeOf(from)
  return [
    { about: `account ${account} from ${place}`, waitMs: atMost(triesMax) },
    { about: `place ${place}`, waitMs: atMost(triesFromPlaceMax) },
    { about: `account ${account}`, waitMs: growing },
  ]
}

/** Whoever found a session open may guess no faster than somebody without one. */
export function limitsInSession(member: string): Limit[] {
  return [{ about: `member ${member}`, waitMs: atMost(triesMax) }]
}

export type Try =
  | { is: 'on'; isRight: () => Promise<void> }
  /** It was not tried, and does not count. */
  | { is: 'slow'; seconds: number }

/** Those at once wait for each other here, so that no more of them get through. */
export async function beginTry(
  db: Kysely<object>,
  limits: readonly Limit[],
  now: Date,
): Promise<Try> {
  const since = new Date(now.getTime() - spanMs)
  const each = limits.map((limit) => ({ ...limit, digest: digestOf(limit.about) }))
  return db.transaction().execute(async (tx) => {
    // In one order, so that no two wait for each other.
    for (const key of each.map(({ digest }) => digest.readBigInt64BE().toString()).toSorted())
      await sql`select pg_advisory_xact_lock(${key}::bigint)`.execute(tx)
    await accountsIn(tx).deleteFrom('attempt').where('at', '<', since).execute()
    const waits: number[] = []
    for (const { digest, waitMs } of each) {
      const tries = await accountsIn(tx)
        .selectFrom('attempt')
        .select('at')
        .where('about', '=', digest)
        .orderBy('at')
        .execute()
      waits.push(
        waitMs(
          tries.map(({ at }) => at),
          now,
        ),
      )
    }
    const wait = Math.max(...waits)
    if (wait > 0) return { is: 'slow', seconds: Math.ceil(wait / 1000) }
    const rows = each.map(({ digest }) => ({ attempt_id: randomUUID(), about: digest, at: now }))
    await accountsIn(tx).insertInto('attempt').values(rows).execute()
    const ids = rows.map(({ attempt_id: id }) => id)
    const [nearest] = each
    return {
      is: 'on',
      // Of what others tried elsewhere nothing is forgotten.
      isRight: async () => {
        await accountsIn(db)
          .deleteFrom('attempt')
          .where((e) =>
            e.or([e('attempt_id', 'in', ids), e('about', '=', nearest?.digest ?? Buffer.alloc(0))]),
          )
          .execute()
      },
    }
  })
}

function atMost(count: number): Limit['waitMs'] {
  return (tries, now) => {
    const first = tries.at(-count)
    return first === undefined ? 0 : first.getTime() + spanMs - now.getTime()
  }
}

function growing(tries: readonly Date[], now: Date): number {
  const last = tries.at(-1)
  const more = tries.length - triesAtAccountFree
  if (last === undefined || more < 0) return 0
  const delayMs = Math.min(delayMsMax, 1000 * 2 ** Math.floor(more / triesPerDoubling))
  return Math.max(0, last.getTime() + delayMs - now.getTime())
}

/** Whoever has one address of IPv6 has all 2^64 that begin like it. */
export function placeOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const groups = (text = ''): string[] => (text === '' ? [] : text.split(':'))
  const zeros = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length
  return [...groups(head), ...Array<string>(Math.max(0, zeros)).fill('0'), ...groups(tail)]
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
