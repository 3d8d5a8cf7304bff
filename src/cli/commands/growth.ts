/** `cairn growth frameworks import`: what is in them, or all of it as JSON. */
import { readFrameworks } from '#app/growth/read-frameworks.ts'
import { exitCodePartlyDone } from '#std/errors.ts'
import { counted } from '#std/words.ts'
import type { Line } from '#verbs/line.ts'
import { bytesOf } from '../files.ts'
import type { Io } from '../io.ts'
import { showLines } from '../text/lines.ts'

/** The largest known has half a megabyte. */
const bytesMax = 16 * 2 ** 20

export async function importFrameworks(
  io: Io,
  path: string,
  flags: { json?: true },
): Promise<number> {
  const read = await readFrameworks(path, async (file) =>
    (await bytesOf(file, bytesMax, 'read')).toString('utf8'),
  )
  io.out(
    flags.json
      ? `${JSON.stringify({ schema: 1, ...read }, null, 2)}\n`
      : showLines(io, linesOf(read)),
  )
  return read.failed.length > 0 ? exitCodePartlyDone : 0
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
