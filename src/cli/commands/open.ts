/** `cairn open`: reads what was named and serves the workspace, to whoever sits at this machine, until Ctrl-C. */
import { resolve } from 'node:path'
import { once } from 'node:events'
import { attend } from '#app/attend.ts'
import { deliverySettings } from '#app/delivery/settings.ts'
import { askForNews, askToScan } from '#app/repositories/ask-to-scan.ts'
import { Scans, type ScanState } from '#app/repositories/scans.ts'
import { localSession, sweepOnce } from '#app/session.ts'
import { allVerbs } from '#app/verbs.ts'
import { CairnError, messageOf } from '#std/errors.ts'
import type { Io } from '../io.ts'
import { calledAs } from '../paste.ts'
import { openBrowser } from '../browser.ts'
import { atDesk } from './desk.ts'
import type { ScanFlags } from './scan.ts'

export interface OpenFlags extends ScanFlags {
  port?: string
  /** False for --no-browser. */
  browser?: boolean
}

export async function open(io: Io, given: readonly string[], flags: OpenFlags): Promise<number> {
  const port = portFrom(flags.port ?? '0')
  const settings = deliverySettings(io.env)
  const { serveLocally } = await import('#api/serve.ts')
  const { answerAssistants } = await import('#mcp/http.ts')
  return atDesk(io, flags.data, async ({ workspace, progress }) => {
    const report = (error: unknown) => progress.note(`bug: ${messageOf(error)}`)
    const inWords = (error: unknown) => workspace.inWords(error)
    const ended = ({ source, problem }: ScanState) =>
      progress.note(
        problem === null
          ? `${nameOf(source)} is read.`
          : [problem.message, problem.hint ?? []].flat().join(' '),
      )
    const scans = new Scans({ ...workspace, inWords, report, ended })
    const { branch: branches, trustOwner, trustAlternates } = flags
    await askToScan(scans, given, { branches, trustOwner, trustAlternates })
    const session = await localSession(workspace.facts.pool)
    await sweepOnce(session)
    const { pool } = workspace.facts
    const note = (text: string) => progress.note(text)
    const attendance = await attend({ ...session, pool, settings, note })
    const verbs = await allVerbs(workspace, scans, async () => settings)
    const assistant = answerAssistants({ verbs, report })
    try {
      const server = await serveLocally({
        ...{ port, session, verbs, assistant, report },
        live: attendance.live,
      })
      try {
        io.out(`${server.url}\n`)
        note('This address lets in one browser, once. Ctrl-C stops.')
        note(`For another, run ${calledAs(io.env)} open again while this runs.`)
        if (flags.browser !== false) openBrowser(server.url, io)
        await askForNews(scans, workspace.facts)
        if (!io.signal.aborted) await once(io.signal, 'abort')
      } finally {
        await server.close()
      }
    } finally {
      await scans.stop()
      await attendance.close()
    }
    return 0
  })
}

function portFrom(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new CairnError('invalid', 'cli.invalid_value', '--port takes a number from 0 to 65,535.', {
    hint: 'Leave it away for any that is free.',
  })
}

/** A dot alone at the beginning of a sentence is read past. */
function nameOf(source: string): string {
  return /^\.{1,2}(?:[/\\]|$)/.test(source) ? resolve(source) : source
}
