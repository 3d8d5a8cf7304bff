/** Signing in with a password, and going to a provider. */
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import type { Kysely } from 'kysely'
import { CairnError } from '#std/errors.ts'
import { writeDeed } from '#verbs/deeds.ts'
import type { Auth } from './auth.ts'
import { beginTry, limitsInSession, limitsOf } from './guessing.ts'
import { setPassword } from './join.ts'
import type { Devices } from './known-device.ts'
import { tellRefused } from './sign-in-lines.ts'
import { accountsIn, membersIn } from './store.ts'
import { sessionIn } from './who-asks.ts'

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

export interface Credentials {
  email: string
  password: string
  /** The address that it comes from. */
  from: string
  headers: Headers
}

export async function signIn(
  { db, auth, devices, now }: Parts & { devices: Devices },
  { email, password, from, headers }: Credentials,
): Promise<SignIn> {
  const device = devices.known(sessionIn(headers, devices.cookieName), email)
  const tried = await beginTry(db, limitsOf({ email, from, device }), now)
  if (tried.is === 'slow') return tried
  const answer = await auth.api.signInEmail({ body: { email, password }, asResponse: true })
  if (!answer.ok || !(await isActive(db, email))) {
    await tellRefused(db, email, now)
    return { is: 'refused' }
  }
  await tried.isRight()
  return { is: 'in', cookies: [...answer.headers.getSetCookie(), devices.cookieFor(email)] }
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

/** All sessions end, this one too. */
export async function changePassword(
  { db, now }: Pick<Parts, 'db' | 'now'>,
  { member, current, next }: { member: string; current: string; next: string },
): Promise<Change> {
  const tried = await beginTry(db, limitsInSession(member), now)
  if (tried.is === 'slow') return tried
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
