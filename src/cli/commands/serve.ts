/** `cairn serve`: serves the workspace to a team, with accounts, until Ctrl-C. */
import { once } from 'node:events'
import { openAccounts } from '#app/accounts/accounts.ts'
import { attend } from '#app/attend.ts'
import { deliverySettings } from '#app/delivery/settings.ts'
import { makeFlowBehind } from '#app/flow/make-behind.ts'
import { attendHooks } from '#app/hooks/attend.ts'
import { hookSettings } from '#app/hooks/settings.ts'
import { hearingFrom } from '#app/frictions/chat-proof.ts'
import { Scans } from '#app/repositories/scans.ts'
import { rememberUrl, setUpLink } from '#app/accounts/set-up.ts'
import { raiseWalls } from '#app/accounts/walls.ts'
import { serveSecret, serveSettings, type ServeFlags } from '#app/serve-settings.ts'
import { recordsOn } from '#app/session.ts'
import { keepUp } from '#app/upkeep.ts'
import { allVerbs } from '#app/verbs.ts'
import { answerAssistants } from '#mcp/http.ts'
import { messageOf } from '#std/errors.ts'
import type { Io } from '../io.ts'
import { atDesk } from './desk.ts'

export async function serve(io: Io, flags: ServeFlags & { data?: string }): Promise<number> {
  const delivery = deliverySettings(io.env)
  const hearing = hearingFrom(io.env)
  const told = serveSettings(flags, io.env)
  const { secrets, hosts } = hookSettings(io.env)
  const { serveTeam } = await import('#api/serve-team.ts')
  return atDesk(io, flags.data, async ({ workspace, progress }) => {
    const settings = { ...told, secret: await serveSecret(workspace.dataFolder, io.env) }
    const { url } = settings
    const db = recordsOn(workspace.facts.pool)
    await rememberUrl(db, url)
    const report = (error: unknown): void => progress.note(`bug: ${messageOf(error)}`)
    const inWords = (error: unknown) => workspace.inWords(error)
    const scans = new Scans({ ...workspace, inWords, report, wary: { allowed: settings.allowed } })
    const verbs = await allVerbs(workspace, scans, async () => ({ ...delivery, url }))
    await raiseWalls(db)
    const upkeep = keepUp(db, report)
    const attendance = await attend({
      ...{ db, now: () => new Date(), pool: workspace.facts.pool },
      ...{ settings: { ...delivery, url }, note: (text: string) => progress.note(text) },
    })
    const { live } = attendance
    // Where nothing is taken, nothing is looked for.
    const takesHooks = Object.keys(secrets).length > 0
    const { facts } = workspace
    const maker = takesHooks ? makeFlowBehind({ facts, report }) : undefined
    const hooks = takesHooks
      ? attendHooks({ facts, hosts, now: () => new Date(), report, told: () => maker?.soon() })
      : undefined
    try {
      const accounts = await openAccounts({ db, settings, holder: upkeep })
      const assistant = answerAssistants({ verbs, report })
      const server = await serveTeam({
        ...{ verbs, accounts, settings, assistant, report },
        ...{ live, db, hearing },
        ...(hooks ? { hooks: { secrets, keep: hooks.keep, now: () => new Date() } } : {}),
      })
      io.out(`${url}\n`)
      progress.note(`It listens on ${settings.host}, port ${server.port}. Ctrl-C stops.`)
      const link = await setUpLink(db, { url, now: io.now })
      if (link !== undefined) {
        progress.note(firstOwner)
        io.out(`${link}\n`)
      }
      if (!io.signal.aborted) await once(io.signal, 'abort')
      await server.close()
    } finally {
      await scans.stop()
      await hooks?.close()
      await maker?.close()
      await attendance.close()
      await upkeep.stop()
    }
    return 0
  })
}

const firstOwner =
  'Nobody owns this workspace yet. This link makes its first owner, once, within a day:'
