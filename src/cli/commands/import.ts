/** `cairn import github` and its sisters: reads the files and says what was read, what was left out, and what is whole. */
import { importGithub, type GithubImport } from '#app/import/github.ts'
import { showImported } from '../text/imported.ts'
import type { Io } from '../io.ts'
import { atDesk } from './desk.ts'

export interface ImportFlags {
  repository: string
  host: string
  history?: string
  json?: true
  data?: string
}

export async function importFromGithub(
  io: Io,
  from: GithubImport['from'],
  { repository, host, history, json, data }: ImportFlags,
): Promise<number> {
  return atDesk(io, data, async ({ workspace, progress }) => {
    const imported = await importGithub(workspace, {
      ...{ from, repository, host, history, signal: io.signal, progress },
    })
    io.out(
      json ? `${JSON.stringify({ schema: 1, ...imported }, null, 2)}\n` : showImported(imported),
    )
    return 0
  })
}
