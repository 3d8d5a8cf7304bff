/** `cairn decisions import`, `files`, `take` and `export`: files of decisions become records, and records become files. */
import { exportVerb, importVerb, type Kept } from '#app/decisions/folder-verbs.ts'
import { imported, readFolder } from '#app/decisions/import.ts'
import { decisionVerbs } from '#app/verbs.ts'
import { exitCodePartlyDone } from '#std/errors.ts'
import { call } from '#verbs/call.ts'
import type { Io } from '../io.ts'
import { showExported, showFiles, showImported, showTaken } from '../text/decisions.ts'
import { atDesk } from './desk.ts'
import { sessionAt } from './session-at.ts'

interface ImportFlags {
  json?: true
  data?: string
  dryRun?: true
  preferFiles?: true
}

export async function importFolder(io: Io, folder: string, flags: ImportFlags): Promise<number> {
  const read = await readFolder(folder, io.signal)
  const given = { folder, prefersFiles: flags.preferFiles === true }
  const kept: Kept | null =
    flags.dryRun === true || read.decisions.length === 0
      ? null
      : await atDesk(io, flags.data, async ({ workspace }) =>
          call(importVerb(read), await sessionAt({ io, workspace }), given),
        )
  const answer = { ...imported(read), kept }
  io.out(flags.json ? `${JSON.stringify(answer, null, 2)}\n` : showImported(io, answer))
  return kept !== null && kept.conflicts.length > 0 ? exitCodePartlyDone : 0
}

interface ExportFlags {
  json?: true
  data?: string
  overwrite?: true
  new?: true
  from?: string
}

export async function exportFolder(io: Io, folder: string, flags: ExportFlags): Promise<number> {
  const given = {
    ...{ folder, overwrites: flags.overwrite === true, withNew: flags.new === true },
    ...(flags.from === undefined ? {} : { from: flags.from }),
  }
  const exported = await atDesk(io, flags.data, async ({ workspace }) =>
    call(exportVerb, await sessionAt({ io, workspace }), given),
  )
  io.out(flags.json ? `${JSON.stringify(exported, null, 2)}\n` : showExported(io, exported))
  return exported.refused.length > 0 ? exitCodePartlyDone : 0
}

interface SourceFlags {
  json?: true
  data?: string
}

export async function decisionFiles(
  io: Io,
  repository: string | undefined,
  flags: SourceFlags,
): Promise<number> {
  const given = repository === undefined ? {} : { repository }
  const answer = await atDesk(io, flags.data, async ({ workspace }) => {
    const [files] = await decisionVerbs(workspace)
    return call(files, await sessionAt({ io, workspace }), given)
  })
  io.out(flags.json ? `${JSON.stringify(answer, null, 2)}\n` : showFiles(io, answer))
  return 0
}

export async function takeDecisions(
  io: Io,
  repository: string,
  { paths, preferFiles, ...flags }: SourceFlags & { paths?: string[]; preferFiles?: true },
): Promise<number> {
  const given = { repository, ...(paths ? { paths } : {}), preferFiles: preferFiles === true }
  const kept = await atDesk(io, flags.data, async ({ workspace }) => {
    const [, take] = await decisionVerbs(workspace)
    return call(take, await sessionAt({ io, workspace }), given)
  })
  io.out(flags.json ? `${JSON.stringify(kept, null, 2)}\n` : showTaken(io, kept))
  return kept.conflicts.length > 0 ? exitCodePartlyDone : 0
}
