/**
 * `cairn hotspots`: where effort meets complexity, by directory, file or function.
 *
 * Query budget (at 80,000 commits 100 ms on arrival, 500 ms in any window and path): on arrival the rollup of files'
 * months, a row for each file and month with a change, with the files, code and contents at head, and the repository's
 * commits for what was left out. Otherwise its own changes of the window, once, by their index; functions also the commits
 * and diffs of the files that rank first.
 */
import { leftOutCommits, takeCensus } from '#facts/reading/census.ts'
import { inScope, shownWindow, type Insight, type Scope } from '../insight.ts'
import { findCandidates, type Candidates } from './candidates.ts'
import { explainHotspot } from './explain.ts'
import { rankDirectories, rankFiles, rankFunctions, type Level } from './levels.ts'
import { rounded } from '#std/spread.ts'
import { Input, Output, type HotspotsAnswer, type HotspotsInput } from './shape.ts'

export const hotspots: Insight<typeof Input, HotspotsAnswer> = {
  name: 'hotspots',
  summary: 'Which code is both complicated and changed all the time.',
  input: Input,
  output: Output,
  answer,
  explain: async (scope, subject, input) =>
    explainHotspot(scope, subject, await answerWith(scope, subject, { ...input, limit: 10_000 })),
}

/**
 * The answer that a subject stands in, so that its rank is explained as it was shown. A file and a function's name mean the
 * function: among all that are ranked, or, where its file is not among the first, among those of its file.
 */
async function answerWith(
  scope: Scope,
  [path, name]: readonly string[],
  input: HotspotsInput,
): Promise<HotspotsAnswer> {
  if (name === undefined) return answer(scope, input)
  const among = await answer(scope, { ...input, level: 'function' })
  return among.items.some((item) => item.path === path && item.name === name)
    ? among
    : answer(scope, { ...input, level: 'function', path })
}

async function answer(scope: Scope, input: HotspotsInput): Promise<HotspotsAnswer> {
  const { window, unit } = scope
  const wish = inScope(scope)
  const [census, candidates] = await Promise.all([
    takeCensus(scope.facts.db, wish, unit),
    findCandidates(scope),
  ])
  const { items, ranked, leftOut } = await levels[input.level](scope, input, candidates)
  const { worth, files } = candidates.rate
  const further = {
    what: `further ${words[input.level]}`,
    count: ranked - items.length,
    why: 'they rank below the limit',
  }
  return {
    window: shownWindow(window),
    n: census.changes,
    leftOut: [
      ...leftOutCommits(census),
      ...candidates.leftOut,
      ...leftOut,
      ...(further.count > 0 ? [further] : []),
    ],
    level: input.level,
    ranked,
    indentation: { worth: rounded(worth), files },
    items,
  }
}

const words = { directory: 'directories', file: 'files', function: 'functions' }

const levels: Record<
  HotspotsInput['level'],
  (scope: Scope, input: HotspotsInput, candidates: Candidates) => Promise<Level>
> = {
  directory: rankDirectories,
  file: rankFiles,
  function: rankFunctions,
}
