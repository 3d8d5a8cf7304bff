/**
 * Do trails find their lines again? Every step of a history's own tours, and random lines at random older commits, followed to the
 * head and held against what git's blame knows.
 */
import { follow } from '#app/code/follow.ts'
import type { Followed } from '#app/code/follow-words.ts'
import type { Evaluated, Told } from './evaluations.ts'
import { readFiles } from './trails-files.ts'
import { drawnStops } from './trails-draw.ts'
import { tell } from './trails-judge.ts'
import { judgedStops, type History } from './trails-judged.ts'
import { tourStops } from './trails-tours.ts'
import { openTruth } from './trails-truth.ts'

export async function trails({ scope, gitDir }: Evaluated): Promise<Told> {
  const { head } = scope.branch
  const history = { gitDir, head }
  const now = readFiles(gitDir, head)
  const truthOf = openTruth(history, now)
  const kinds = {
    'steps of its tours': await tourStops(gitDir, head),
    'random lines of older commits': drawnStops(history),
  }
  const lines: string[] = []
  for (const [name, stops] of Object.entries(kinds)) {
    const said = await judgedOrWhyNot(history, { stops, truthOf })
    lines.push(`trails: ${name}`, ...said.map((line) => `  ${line}`))
  }
  return { holds: true, lines: [...lines, await timed(history)] }
}

async function judgedOrWhyNot(
  history: History,
  asked: Parameters<typeof judgedStops>[1],
): Promise<string[]> {
  try {
    const judged = await judgedStops(history, asked)
    return judged.length === 0 ? ['there are none'] : tell(judged)
  } catch (error) {
    // Of a copy that lacks contents, git's blame knows no more than we do.
    if (!(error instanceof Error) || !error.message.includes(' blame ')) throw error
    return [`cannot be judged, for stock git ends here: ${error.message}`]
  }
}

/** So many are asked for at once, from so many commits. */
const [stopsAtOnce, commitsBack] = [1_000, 5_000]

async function timed({ gitDir, head }: History): Promise<string> {
  const stops = drawnStops(
    { gitDir, head },
    { stops: stopsAtOnce, commits: commitsBack, perFile: 3 },
  )
  const started = performance.now()
  const found: Followed[] = await follow({ gitDir, head }, stops)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const places = found.filter(({ to }) => to !== null).length
  const commits = new Set(stops.map(({ commit }) => commit)).size
  return `trails: ${stops.length} stops at ${commits} of the last ${commitsBack} commits followed in ${seconds} s, ${places} to a place`
}
