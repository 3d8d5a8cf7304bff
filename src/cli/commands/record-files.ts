/** `cairn records export` and `import`: every record as a Markdown file, out and in. */
import { readRecords, writeRecords } from '#app/record-folder.ts'
import { CairnError, exitCodePartlyDone } from '#std/errors.ts'
import { z } from 'zod'
import { inert } from '#std/inert.ts'
import type { Io } from '../io.ts'
import { counted } from '#std/words.ts'
import { atDesk } from './desk.ts'
import { sessionAt } from './session-at.ts'

interface Flags {
  json?: true
  data?: string
}

export async function exportRecordFiles(
  io: Io,
  folder: string,
  { overwrite, ...flags }: Flags & { overwrite?: true },
): Promise<number> {
  const { written, same, refused } = await atDesk(io, flags.data, async ({ workspace }) =>
    writeRecords(await sessionAt({ io, workspace }), folder, {
      overwrites: overwrite === true,
    }),
  )
  const lines = [
    ...refused.map(({ path, message }) => `${inert(path)} ${message}`),
    `${counted(written.length, 'file')} written, ${same} as they were.`,
    ...(refused.length === 0 ? [] : ['--overwrite writes over what lies there.']),
  ]
  io.out(
    flags.json
      ? `${JSON.stringify({ written, same, refused }, null, 2)}\n`
      : `${lines.join('\n')}\n`,
  )
  return refused.length > 0 ? exitCodePartlyDone : 0
}

export async function importRecordFiles(io: Io, folder: string, flags: Flags): Promise<number> {
  const told = await atDesk(io, flags.data, async ({ workspace }) =>
    readRecords(await sessionAt({ io, workspace }), folder),
  ).catch((error: unknown) => {
    for (const line of problemsIn(error)) io.err(`${line}\n`)
    throw error
  })
  const { added, changed, unchanged, skipped, strangers } = told
  const lines = [
    `${counted(added, 'record')} added, ${changed} changed, ${unchanged} as before.`,
    ...(strangers === 0
      ? []
      : [
          `${counted(strangers, 'time')} somebody is named who does not belong here, and was left unnamed.`,
        ]),
    ...skipped.map((path) => `${inert(path)} is no record.`),
  ]
  io.out(flags.json ? `${JSON.stringify(told, null, 2)}\n` : `${lines.join('\n')}\n`)
  return 0
}

const Problems = z.object({
  problems: z.array(z.object({ path: z.string(), line: z.number(), message: z.string() })),
})

/** Whoever has more than these to mend imports the wrong folder. */
const linesMax = 50

/** Each that is wrong, and where, so that all can be mended at once. */
function problemsIn(error: unknown): string[] {
  const found = error instanceof CairnError ? Problems.safeParse(error.details) : undefined
  return (found?.data?.problems ?? [])
    .slice(0, linesMax)
    .map(({ path, line, message }) => inert(`${path}:${line} ${message}`))
}
