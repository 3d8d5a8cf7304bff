/** Random lines of random files at random older commits; the same in every run. */
import type { Stop } from '#app/code/follow.ts'
import { gitText, readFiles } from './trails-files.ts'

interface Draw {
  stops: number
  /** As many commits back from the head as are drawn from; all where there are fewer. */
  commits: number
  /** So many lines are drawn of each file. */
  perFile: number
}

const filesPerCommit = 3
const usual: Draw = { stops: 600, commits: 100_000, perFile: 15 }

export function drawnStops(
  { gitDir, head }: { gitDir: string; head: string },
  wish: Partial<Draw> = {},
): Stop[] {
  const { stops: count, commits: back, perFile } = { ...usual, ...wish }
  const random = dice(1)
  const all = gitText(gitDir, ['rev-list', `--max-count=${back}`, head])
    .split('\n')
    .filter(Boolean)
  const pick = <One>(of: readonly One[]) => of[Math.floor(random() * of.length)]
  const stops: Stop[] = []
  for (let tries = 0; tries < count * 3 && stops.length < count; tries++) {
    const commit = pick(all)
    if (commit === undefined || commit === head) continue
    const files = [...readFiles(gitDir, commit)].filter(([, { keys }]) => keys.length >= 20)
    for (let draw = 0; draw < filesPerCommit; draw++) {
      const [path, { keys }] = pick(files) ?? ['', { keys: [] }]
      for (let line = 0; line < Math.min(perFile, keys.length / 2); line++) {
        const from = 1 + Math.floor(random() * keys.length)
        // One in five is a passage.
        const length = random() < 0.2 ? 2 + Math.floor(random() * 8) : 1
        stops.push({ path, from, to: Math.min(keys.length, from + length - 1), commit })
      }
    }
  }
  return stops.slice(0, count)
}

/** Numbers from 0 to 1, always the same ones (mulberry32). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
