/** `cairn import github` and its sisters: reads the files and says what was read, what was left out, and what is whole. */
import type { Imported } from '#app/import/batches-in.ts'
import { importFiles, type FilesImport } from '#app/import/files.ts'
import { importGithub, type GithubImport } from '#app/import/github.ts'
import { importGitlab } from '#app/import/gitlab.ts'
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
  { json, data, ...about }: ImportFlags,
): Promise<number> {
  return atDesk(io, data, async ({ workspace, progress }) => {
    const wish = { ...about, from, signal: io.signal, progress }
    return show(io, await importGithub(workspace, wish), json)
  })
}

export async function importFromGitlab(
  io: Io,
  folder: string,
  { json, data, ...about }: ImportFlags,
): Promise<number> {
  return atDesk(io, data, async ({ workspace, progress }) => {
    const wish = { ...about, folder, signal: io.signal, progress }
    return show(io, await importGitlab(workspace, wish), json)
  })
}

export async function importFromFiles(
  io: Io,
  what: Pick<FilesImport, 'kind' | 'files'>,
  { json, data, ...about }: ImportFlags & { dryRun?: true; commit?: string },
): Promise<number> {
  return atDesk(io, data, async ({ workspace, progress }) => {
    const wish = { ...about, ...what, signal: io.signal, progress }
    return show(io, await importFiles(workspace, wish), json)
  })
}

function show(io: Io, imported: Imported, json: true | undefined): number {
  io.out(json ? `${JSON.stringify({ schema: 1, ...imported }, null, 2)}\n` : showImported(imported))
  return 0
}
