/** `cairn report`: what matters most, in words. */
import { writeFile } from 'node:fs/promises'
import { lacksOf } from '#app/partial-history.ts'
import { hasCommits } from '#app/scope.ts'
import type { Scope } from '#insights/insight.ts'
import { CairnError } from '#std/errors.ts'
import { inert } from '#std/inert.ts'
import type { Io } from '../io.ts'
import { calledAs } from '../paste.ts'
import { chooseReport } from '#app/report/choose.ts'
import { gather } from '#app/report/gather.ts'
import { withCommands } from '../report/command.ts'
import { toTerminal } from '../report/terminal.ts'
import { atDesk, type Desk } from './desk.ts'
import { inScope, repositoryAsked, type RepositoryFlags } from './repository.ts'

export interface ReportFlags extends RepositoryFlags {
  json?: true
  markdown?: true
  html?: true
  output?: string
}

export async function report(io: Io, given: string, asked: ReportFlags): Promise<number> {
  const flags = { ...formOf(asked), ...asked }
  const text = await atDesk(io, flags.data, async (desk) => {
    const repository = await repositoryAsked(desk, given, flags)
    return inScope(desk, repository, flags, (scope) => reportText(desk, scope, given, flags))
  })
  if (flags.output === undefined) io.out(text)
  else await writeOut(flags.output, text)
  return 0
}

/** A file's ending says what it is to hold, where no flag does. */
function formOf({
  json,
  markdown,
  html,
  output,
}: ReportFlags): Pick<ReportFlags, 'json' | 'markdown' | 'html'> {
  if (json || markdown || html || output === undefined) return {}
  if (/\.html?$/i.test(output)) return { html: true }
  if (/\.(md|markdown)$/i.test(output)) return { markdown: true }
  return /\.json$/i.test(output) ? { json: true } : {}
}

async function reportText(
  { io, progress }: Desk,
  scope: Scope,
  given: string,
  flags: ReportFlags,
): Promise<string> {
  if (!hasCommits(scope) && !flags.json && !flags.html)
    return `${inert(scope.repository.name)}: no commits yet\n`
  const gathered = await gather(scope, progress)
  const { path, branch, data, trustOwner, trustAlternates } = flags
  const lacks = await lacksOf(scope.facts, scope.repository.id)
  const found = chooseReport(gathered)
  const chosen = withCommands(
    { ...found, untold: [...lacks.map(({ says, hint }) => `${says} ${hint}`), ...found.untold] },
    {
      ...{ program: calledAs(io.env), repository: given, window: scope.window.label },
      ...{ path, branch, data, trustOwner, trustAlternates },
    },
  )
  if (flags.json) return `${JSON.stringify(chosen, null, 2)}\n`
  if (flags.markdown) return (await import('../report/markdown.ts')).toMarkdown(chosen)
  if (flags.html) return (await import('../report/html.ts')).toHtml(chosen, gathered)
  return toTerminal(
    chosen,
    flags.output === undefined ? io : { columns: 80, paint: (_, text) => text },
  )
}

async function writeOut(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (error) {
    throw new CairnError(
      'invalid',
      'report.not_written',
      `The report could not be written to ${file}.`,
      {
        hint: 'Choose a file in a folder that exists and that you may write to.',
        cause: error,
      },
    )
  }
}
