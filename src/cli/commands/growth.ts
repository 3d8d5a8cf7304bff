/** `cairn growth frameworks import`: what is in them, or all of it as JSON; with --keep they are kept for the team. */
import { readFrameworks, type FrameworksRead } from '#app/growth/read-frameworks.ts'
import { exitCodePartlyDone } from '#std/errors.ts'
import { counted } from '#std/words.ts'
import type { Line } from '#verbs/line.ts'
import { bytesOf } from '../files.ts'
import type { Io } from '../io.ts'
import { showLines } from '../text/lines.ts'
import { atDesk } from './desk.ts'
import { sessionAt } from './session-at.ts'

/** The largest known has half a megabyte. */
const bytesMax = 16 * 2 ** 20

export async function importFrameworks(
  io: Io,
  path: string,
  flags: { json?: true; keep?: true; data?: string },
): Promise<number> {
  const read = await readFrameworks(path, async (file) =>
    (await bytesOf(file, bytesMax, 'read')).toString('utf8'),
  )
  const kept = flags.keep ? await keepAll(io, read, flags.data) : null
  io.out(
    flags.json
      ? `${JSON.stringify({ schema: 1, ...read, kept }, null, 2)}\n`
      : showLines(io, [...linesOf(read), ...keptLines(kept)]),
  )
  return read.failed.length > 0 ? exitCodePartlyDone : 0
}

/** What they are called in the workspace, in the order they were read. */
async function keepAll(
  io: Io,
  { frameworks }: FrameworksRead,
  data: string | undefined,
): Promise<string[]> {
  const { keepFrameworks } = await import('#app/growth/keep-frameworks.ts')
  return atDesk(io, data, async ({ workspace }) =>
    keepFrameworks(
      await sessionAt({ io, workspace }),
      frameworks.map(({ framework }) => framework),
    ),
  )
}

function keptLines(kept: readonly string[] | null): Line[] {
  if (kept === null) return [{ as: 'soft', text: 'Nothing is stored; --keep keeps them here.' }]
  return [
    { as: 'heading', text: 'Kept for all to read' },
    ...kept.map((name): Line => ({ as: 'item', text: name })),
  ]
}

function linesOf({ frameworks, failed }: Awaited<ReturnType<typeof readFrameworks>>): Line[] {
  return [
    { as: 'title', text: `${counted(frameworks.length, 'framework')} could be read.` },
    ...frameworks.map(({ file, framework: { framework, topics } }): Line => {
      const criteria = topics.flatMap(({ levels }) => levels.flatMap((level) => level.criteria))
      const size = `${counted(topics.length, 'topic')}, ${counted(criteria.length, 'criterion', 'criteria')}`
      return { as: 'item', text: `${framework.title}: ${size} (${file})` }
    }),
    ...(failed.length === 0 ? [] : [{ as: 'heading', text: 'Not understood' } as const]),
    ...failed.map(({ says }): Line => ({ as: 'item', text: says })),
  ]
}
