/** Signing in with a password, and going to a provider. Guessing is slow, by account and by place. */
import { createHash, randomUUID } from 'node:crypto'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import type { Kysely } from 'kysely'
import { CairnError } from '#std/errors.ts'
import { writeDeed } from '#verbs/deeds.ts'
import type { Auth } from './auth.ts'
import { setPassword } from './join.ts'
import { tellRefused } from './sign-in-lines.ts'
import { accountsIn, membersIn } from './store.ts'

/** Of one account as many passwords are tried in a quarter of an hour, wherever from; and from one place as many of all. */
const attemptsOfAccountMax = 10
const attemptsFromPlaceMax = 50
const spanMs = 15 * 60_000
const slow: Slow = { is: 'slow', seconds: spanMs / 1000 }

export type SignIn =
  | { is: 'in'; cookies: string[] }
  /** The address is unknown, or the password wrong, or the member has left: which, is not told. */
  | { is: 'refused' }
  | Slow

export type Change = { is: 'done' } | Slow

interface Slow {
  is: 'slow'
  seconds: number
}

interface Parts {
  db: Kysely<object>
  auth: Auth
  now: Date
}

export async function signIn(
  { db, auth, now }: Parts,
  { email, password, from }: { email: string; password: string; from: string },
): Promise<SignIn> {
  const account = `account ${email.toLowerCase()}`
  const attempts = [
    { about: digestOf(account), most: attemptsOfAccountMax },
    { about: digestOf(`place ${from}`), most: attemptsFromPlaceMax },
  ]
  if (!(await mayTry(db, attempts, now))) return slow
  const answer = await auth.api.signInEmail({ body: { email, password }, asResponse: true })
  if (!answer.ok || !(await isActive(db, email))) {
    await tellRefused(db, email, now)
    return { is: 'refused' }
  }
  await accountsIn(db).deleteFrom('attempt').where('about', '=', digestOf(account)).execute()
  return { is: 'in', cookies: answer.headers.getSetCookie() }
}

/** Where to go, and the cookie that tells on the way back that it was this browser that went. */
export async function goToProvider(
  { auth }: Pick<Parts, 'auth'>,
  provider: 'github' | 'oidc',
): Promise<{ url: string; cookies: string[] }> {
  const { response, headers } = await auth.api.signInSocial({
    body: {
      provider,
      callbackURL: '/',
      errorCallbackURL: '/account/sign-in',
      disableRedirect: true,
    },
    returnHeaders: true,
  })
  if (response.url === undefined) throw new Error(`${provider} gave no address to go to.`)
  return { url: response.url, cookies: headers.getSetCookie() }
}

export async function signOut(db: Kysely<object>, digest: string): Promise<void> {
  await accountsIn(db).deleteFrom('session').where('token', '=', digest).execute()
}

/** All sessions end, this one too. Whoever found a session open may guess no faster than somebody without one. */
export async function changePassword(
  { db, now }: Pick<Parts, 'db' | 'now'>,
  { member, current, next }: { member: string; current: string; next: string },
): Promise<Change> {
  const attempts = [{ about: digestOf(`member ${member}`), most: attemptsOfAccountMax }]
  if (!(await mayTry(db, attempts, now))) return slow
  const way = await accountsIn(db)
    .selectFrom('way')
    .select('password')
    .where('user_id', '=', member)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  const isRight =
    typeof way?.password === 'string' &&
    (await verifyPassword({ hash: way.password, password: current }))
  if (!isRight)
    throw new CairnError('forbidden', 'login.password', 'This is not your password.', {
      hint: 'Who forgot it asks an owner for a link.',
    })
  const hash = await hashPassword(next)
  await db.transaction().execute(async (tx) => {
    await setPassword(tx, { member, hash, now })
    const touched = new Set([member])
    await writeDeed({ db: tx, by: member, now, act: 'members.newpassword', touched })
  })
  return { is: 'done' }
}

/** Written down first and counted then, so that of many at once no more get through. */
async function mayTry(
  db: Kysely<object>,
  attempts: readonly { about: Buffer; most: number }[],
  now: Date,
): Promise<boolean> {
  const since = new Date(now.getTime() - spanMs)
  await accountsIn(db).deleteFrom('attempt').where('at', '<', since).execute()
  const rows = attempts.map(({ about }) => ({ attempt_id: randomUUID(), about, at: now }))
  await accountsIn(db).insertInto('attempt').values(rows).execute()
  const counts = await Promise.all(attempts.map(({ about }) => attemptCount(db, about)))
  if (attempts.every(({ most }, index) => (counts[index] ?? 0) <= most)) return true
  // What is not tried does not count, so that whoever waits a quarter of an hour can try again.
  const ids = rows.map(({ attempt_id: id }) => id)
  await accountsIn(db).deleteFrom('attempt').where('attempt_id', 'in', ids).execute()
  return false
}

async function attemptCount(db: Kysely<object>, about: Buffer): Promise<number> {
  const { n } = await accountsIn(db)
    .selectFrom('attempt')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('about', '=', about)
    .executeTakeFirstOrThrow()
  return n
}

async function isActive(db: Kysely<object>, email: string): Promise<boolean> {
  const member = await membersIn(db)
    .selectFrom('member')
    .select('member_id')
    .where('deactivated_at', 'is', null)
    .where(
      'member_id',
      'in',
      accountsIn(db).selectFrom('login').select('id').where('email', '=', email.toLowerCase()),
    )
    .executeTakeFirst()
  return member !== undefined
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
