/** `cairn decisions import`: what a folder of decisions holds. */
import { importDecisions } from '#app/decisions/import.ts'
import type { Io } from '../io.ts'
import { showImported } from '../text/decisions.ts'

export async function importFolder(
  io: Io,
  folder: string,
  flags: { json?: true },
): Promise<number> {
  const imported = await importDecisions(folder, io.signal)
  io.out(flags.json ? `${JSON.stringify(imported, null, 2)}\n` : showImported(io, imported))
  return 0
}
