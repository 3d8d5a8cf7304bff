/** The accounts of a workspace that a team shares, as a door sees them: who asks, and what can be done before anybody is known. */
import type { Kysely } from 'kysely'
import type { Holder } from '#records/unnamed.ts'
import type { Session } from '#verbs/ctx.ts'
import type { ServeSettings } from '../serve-settings.ts'
import { makeAuth } from './auth.ts'
import { knownDevices } from './known-device.ts'
import { joinByLink, resetByLink, type Joining } from './join.ts'
import {
  changePassword,
  goToProvider,
  signIn,
  signOut,
  type Change,
  type Credentials,
  type SignIn,
} from './sign-in.ts'
import { bearerIn, sessionDigest, sessionIn, whoAsks } from './who-asks.ts'

export interface TeamAccounts {
  sessionOf: (request: Request) => Promise<Session | undefined>
  /** Which ways in there are, and who is in. */
  state: (headers: Headers) => Promise<AccountState>
  signIn: (given: Credentials) => Promise<SignIn>
  signOut: (headers: Headers) => Promise<void>
  join: (given: Joining) => Promise<void>
  reset: (given: Pick<Joining, 'secret' | 'password'>) => Promise<{ email: string }>
  /** Undefined where nobody is signed in. */
  changePassword: (
    headers: Headers,
    given: { current: string; password: string },
  ) => Promise<Change | undefined>
  /** Undefined where there is no such provider. */
  goToProvider: (name: 'github' | 'oidc') => Promise<{ url: string; cookies: string[] } | undefined>
  comeBack: (request: Request) => Promise<Response>
  /** Takes the session's cookie from a browser. */
  noCookie: string
}

export interface AccountState {
  ways: { name: 'password' | 'github' | 'oidc'; label: string }[]
  member: { id: string; name: string; role: string } | null
}

interface Wish {
  db: Kysely<object>
  settings: Pick<ServeSettings, 'url' | 'secret' | 'github' | 'oidc'>
  holder: Pick<Holder, 'hold'>
  now?: () => Date
}

export async function openAccounts({
  db,
  settings,
  holder: { hold },
  now = () => new Date(),
}: Wish): Promise<TeamAccounts> {
  const { url, github, oidc } = settings
  const auth = await makeAuth(db, settings)
  const { name: cookieName, attributes } = (await auth.$context).authCookies.sessionToken
  const devices = knownDevices(settings)
  const who = (headers: Headers) => whoAsks(db, { headers, cookieName, now: now() })
  return {
    sessionOf: async ({ headers }) => {
      const actor = await who(headers)
      return actor === undefined ? undefined : { db, actor, now, url, isBehindWalls: true, hold }
    },
    state: async (headers) => {
      const actor = await who(headers)
      return {
        ways: [
          { name: 'password', label: 'e-mail address and password' },
          ...(github === undefined ? [] : [{ name: 'github' as const, label: 'GitHub' }]),
          ...(oidc === undefined ? [] : [{ name: 'oidc' as const, label: oidc.name }]),
        ],
        member: actor === undefined ? null : { id: actor.id, name: actor.name, role: actor.role },
      }
    },
    signIn: (given) => signIn({ db, auth, devices, now: now() }, given),
    signOut: async (headers) => {
      const session = sessionIn(headers, cookieName)
      if (session !== undefined) await signOut(db, sessionDigest(session))
    },
    join: (given) => joinByLink(db, given, now()),
    reset: (given) => resetByLink(db, given, now()),
    changePassword: async (headers, { current, password }) => {
      const actor = bearerIn(headers) === undefined ? await who(headers) : undefined
      if (actor === undefined) return undefined
      return changePassword({ db, now: now() }, { member: actor.id, current, next: password })
    },
    goToProvider: async (name) =>
      (name === 'github' ? github : oidc) === undefined ? undefined : goToProvider({ auth }, name),
    comeBack: (request) => auth.handler(request),
    noCookie: `${cookieName}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${attributes.secure ? '; Secure' : ''}`,
  }
}
