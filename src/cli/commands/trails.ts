/** `cairn trails import`, `export` and `check`: tours of editors become trails, trails become tours, and steps say where they are. */
import { checkTours, type CheckedFolder } from '#app/tours/check.ts'
import { exportVerb, importVerb } from '#app/tours/folder-verbs.ts'
import { CairnError, exitCodePartlyDone } from '#std/errors.ts'
import { call } from '#verbs/call.ts'
import type { Io } from '../io.ts'
import { showChecked, showToursExported, showToursImported } from '../text/trails.ts'
import { atDesk } from './desk.ts'
import { sessionAt } from './session-at.ts'

interface CheckFlags {
  json?: true
  trustOwner?: true
  trustAlternates?: true
}

interface ImportFlags extends CheckFlags {
  data?: string
  dryRun?: true
  preferFiles?: true
}

export async function checkPath(io: Io, path: string, flags: CheckFlags): Promise<number> {
  const { items, skipped } = readable(await checkTours(path, flags))
  const answer = { items, skipped }
  io.out(flags.json ? `${JSON.stringify(answer, null, 2)}\n` : showChecked(io, answer))
  return skipped.length > 0 ? exitCodePartlyDone : 0
}

export async function importTours(io: Io, folder: string, flags: ImportFlags): Promise<number> {
  const read = readable(await checkTours(folder, flags))
  const given = { prefersFiles: flags.preferFiles === true }
  const kept =
    flags.dryRun === true || read.tours.length === 0
      ? null
      : await atDesk(io, flags.data, async ({ workspace }) =>
          call(importVerb(read), await sessionAt({ io, workspace }), given),
        )
  const { items, skipped } = read
  const answer = { items, skipped, kept }
  io.out(flags.json ? `${JSON.stringify(answer, null, 2)}\n` : showToursImported(io, answer))
  return skipped.length > 0 || (kept?.conflicts.length ?? 0) > 0 ? exitCodePartlyDone : 0
}

export async function exportTours(
  io: Io,
  folder: string,
  flags: { json?: true; data?: string; overwrite?: true },
): Promise<number> {
  const given = { folder, overwrites: flags.overwrite === true }
  const exported = await atDesk(io, flags.data, async ({ workspace }) =>
    call(exportVerb, await sessionAt({ io, workspace }), given),
  )
  io.out(flags.json ? `${JSON.stringify(exported, null, 2)}\n` : showToursExported(io, exported))
  return exported.refused.length > 0 ? exitCodePartlyDone : 0
}

/** Where not one of the tours can be read, what is wrong with the first is all there is to say. */
function readable(read: CheckedFolder): CheckedFolder {
  const [first] = read.skipped
  if (read.tours.length > 0 || first === undefined) return read
  throw new CairnError('invalid', first.code, first.message, {
    hint: 'Mend the file in an editor, and read it again; nothing of it was kept.',
  })
}
