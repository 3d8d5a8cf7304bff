/** `cairn match`: reads one round from a file and prints who could be with whom. */
import { matchRound } from '#app/growth/match-round.ts'
import { bytesOf } from '../files.ts'
import type { Io } from '../io.ts'
import { showMatched } from '../text/matched.ts'

/** Five thousand people with a long history. */
const bytesMax = 64 * 2 ** 20

export async function matchFile(io: Io, file: string, flags: { json?: true }): Promise<number> {
  const text = (await bytesOf(file, bytesMax, 'read')).toString('utf8')
  const { answer, names } = matchRound(text, { file, now: io.now })
  io.out(flags.json ? `${JSON.stringify(answer, null, 2)}\n` : showMatched(io, answer, names))
  return 0
}
