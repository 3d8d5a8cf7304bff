/** Serves the workspace to a team, on a port that a proxy passes on, until it is closed. */
import type { HttpBindings } from '@hono/node-server'
import type { Kysely } from 'kysely'
import { Hono } from 'hono'
import type { TeamAccounts } from '#app/accounts/accounts.ts'
import type { Live } from '#app/live.ts'
import type { ServeSettings } from '#app/serve-settings.ts'
import type { Verb } from '#verbs/verb.ts'
import type { Hearing } from '#app/frictions/chat-proof.ts'
import { accountRoutes } from './account.ts'
import { makeApi } from './api.ts'
import { chatHook } from './chat-hook.ts'
import { clientAddress } from './client-address.ts'
import { forgeHooks, type ForgeHooks } from './hooks/hooks.ts'
import { listen, type Listening } from './listen.ts'
import { mcpRoute, type Assistant } from './mcp-route.ts'
import { teamGuard } from './team-guard.ts'
import { unsubscribing } from './unsubscribe.ts'
import { webFiles } from './web-files.ts'

interface Wish {
  verbs: readonly Verb[]
  accounts: TeamAccounts
  settings: Pick<ServeSettings, 'host' | 'port' | 'url' | 'proxies'>
  assistant: Assistant
  /** What is told as it happens. */
  live: Live
  db: Kysely<object>
  report: (error: unknown) => void
  /** What forges send by themselves; absent where nothing is taken. */
  hooks?: ForgeHooks
  /** How a chat proves itself that frictions are heard from; absent where none is. */
  hearing?: Hearing | undefined
}

export async function serveTeam({
  verbs,
  accounts,
  settings,
  assistant,
  report,
  live,
  db,
  hooks,
  hearing,
}: Wish): Promise<Listening> {
  const { host, url, proxies } = settings
  let { port } = settings
  const { sessionOf } = accounts
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.route('/', unsubscribing(db))
  if (hooks !== undefined) app.route('/', forgeHooks(hooks))
  if (hearing !== undefined) app.route('/', chatHook({ db, url, hearing, report }))
  app.use(teamGuard({ url, listensOn: () => `${host.includes(':') ? `[${host}]` : host}:${port}` }))
  const closing = new AbortController()
  const placeOf = (env: HttpBindings): string => clientAddress(env.incoming, proxies)
  app.route('/', accountRoutes({ accounts, placeOf, report }))
  app.route('/', mcpRoute({ assistant, sessionOf }))
  app.route('/', makeApi({ verbs, sessionOf, report, events: { live, closing: closing.signal } }))
  app.use(async ({ req, redirect }, next) =>
    (await sessionOf(req.raw)) === undefined ? redirect('/account/sign-in', 303) : next(),
  )
  app.route('/', webFiles({ isShared: true }))
  const server = await listen(app.fetch, { host, port })
  port = server.port
  return {
    port,
    close: () => {
      closing.abort()
      return server.close()
    },
  }
}
