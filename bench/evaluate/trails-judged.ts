/** Stops followed to the head of a history, each beside the truth. */
import { follow, type Stop } from '#app/code/follow.ts'
import { readFiles, type TextFile } from './trails-files.ts'
import { judge, type Judged } from './trails-judge.ts'
import type { openTruth } from './trails-truth.ts'

export interface History {
  gitDir: string
  /** Full object id. */
  head: string
}

export async function judgedStops(
  { gitDir, head }: History,
  { stops, truthOf }: { stops: readonly Stop[]; truthOf: ReturnType<typeof openTruth> },
): Promise<Judged[]> {
  const followed = await follow({ gitDir, head }, stops)
  const judged: Judged[] = []
  const groups = Map.groupBy(
    stops.keys(),
    (index) => `${stops[index]?.commit}:${stops[index]?.path}`,
  )
  const files = new Map<string, ReadonlyMap<string, TextFile>>()
  for (const indices of groups.values()) {
    const stop = stops[indices[0] ?? 0]
    if (stop === undefined) continue
    const { commit, path } = stop
    const then = files.get(commit) ?? readFiles(gitDir, commit)
    files.set(commit, then)
    const keys = then.get(path)?.keys
    if (keys === undefined) continue
    const truths = truthOf({ commit, path }, keys)
    for (const index of indices) {
      const [asked, answer] = [stops[index], followed[index]]
      if (asked === undefined || answer === undefined) continue
      const truth = truths.slice(asked.from - 1, asked.to)
      if (truth.length > 0) judged.push(judge(answer, truth, { stop: asked, keys }))
    }
  }
  return judged
}
