/**
 * better-auth, as little of it as is needed: it checks passwords, goes to GitHub or an OIDC provider and back, and begins sessions.
 * Who may join is decided by invitations, here; nobody signs up. Its own routes are not served, but for the way back.
 */
import { randomUUID } from 'node:crypto'
import { betterAuth, type BetterAuthOptions } from 'better-auth'
import { getAdapter } from 'better-auth/db/adapter'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import type { Kysely } from 'kysely'
import type { ServeSettings } from '../serve-settings.ts'
import { withHashedSessions } from './hashed-sessions.ts'
import { joinByProvider } from './join.ts'
import { tellSignIn } from './sign-in-lines.ts'

export type Auth = Awaited<ReturnType<typeof makeAuth>>

export const passwordCharsMin = 12
export const passwordCharsMax = 128
/** Whatever happens; an idle one ends sooner (who-asks.ts). */
const sessionSecondsMax = 7 * 24 * 3600

export async function makeAuth(
  db: Kysely<object>,
  settings: Pick<ServeSettings, 'url' | 'secret' | 'github' | 'oidc'>,
) {
  const options = optionsFor(db, settings)
  const tables = db.withSchema('accounts')
  const adapter = withHashedSessions(
    await getAdapter({ ...options, database: { db: tables, type: 'postgres', transaction: true } }),
  )
  return betterAuth({ ...options, database: () => adapter })
}

function optionsFor(
  db: Kysely<object>,
  { url, secret, github, oidc }: Pick<ServeSettings, 'url' | 'secret' | 'github' | 'oidc'>,
) {
  const isSecure = url.startsWith('https://')
  const times = { createdAt: 'created_at', updatedAt: 'updated_at' }
  const untold = { accessToken: null, refreshToken: null, idToken: null, scope: null }
  return {
    appName: 'Cairn',
    baseURL: url,
    basePath: '/account',
    secret,
    trustedOrigins: [url],
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Guessing is slowed down in guessing.ts: its own counts by place alone, and tells behind a proxy all members as one.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordCharsMin,
      maxPasswordLength: passwordCharsMax,
    },
    user: { modelName: 'login', fields: { ...times, emailVerified: 'email_verified' } },
    session: {
      modelName: 'session',
      fields: {
        ...times,
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        userId: 'user_id',
      },
      expiresIn: sessionSecondsMax,
    },
    account: {
      modelName: 'way',
      fields: {
        ...times,
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
      updateAccountOnSignIn: false,
    },
    verification: { fields: { ...times, expiresAt: 'expires_at' } },
    advanced: {
      cookiePrefix: isSecure ? '__Host-cairn' : 'cairn',
      // Otherwise it puts a prefix of its own before ours.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
      disableOriginCheck: false,
      disableCSRFCheck: false,
      database: { generateId: () => randomUUID() },
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => {
            const id = await joinByProvider(db, user)
            return id === undefined ? false : { data: { ...user, id, image: null } }
          },
        },
      },
      account: { create: { before: async (way) => ({ data: { ...way, ...untold } }) } },
      session: {
        create: {
          before: async (one) => ({ data: { ...one, ipAddress: null, userAgent: null } }),
          after: ({ userId }) => tellSignIn(db, userId, new Date()),
        },
      },
    },
    ...(github === undefined
      ? {}
      : { socialProviders: { github: { clientId: github.id, clientSecret: github.secret } } }),
    plugins:
      oidc === undefined
        ? []
        : [
            genericOAuth({
              config: [
                {
                  providerId: 'oidc',
                  clientId: oidc.id,
                  clientSecret: oidc.secret,
                  discoveryUrl: `${oidc.issuer}/.well-known/openid-configuration`,
                  scopes: ['openid', 'email', 'profile'],
                  requireIdTokenVerification: true,
                },
              ],
            }),
          ],
  } satisfies BetterAuthOptions
}
