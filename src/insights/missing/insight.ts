/**
 * `cairn missing`: the files that usually change with these, and are not among them.
 *
 * Query budget (at 80,000 commits 100 ms on arrival, 500 ms in any window and path): on arrival the changes of the files
 * named, by the index of paths, and all that these commits touch: they grow with the revisions of these files, in any
 * window and on any branch. In units other than the commit the repository's own changes of the window.
 */
import { readKnownFiles, type KnownFile } from '#facts/reading/known-files.ts'
import { CairnError } from '#std/errors.ts'
import { wilson } from '#std/statistics.ts'
import { isLanded, shownWindow, type Insight, type LeftOut, type Scope } from '../insight.ts'
import { anyOf, associate, lowOf, type Candidate } from './associate.ts'
import type { ChangeIndex } from './change-index.ts'
import { evidenceAgainst } from './evidence.ts'
import { explainMissing } from './explain.ts'
import { gather, type Gathered } from './gather.ts'
import { bulkLeftOut } from './left-out.ts'
import { rounded } from './rounded.ts'
import { Input, Output, type MissingAnswer, type MissingInput, type MissingItem } from './shape.ts'
import { missingRankIntervals } from './sureness.ts'
import { speakingFiles, touchedFiles } from './touched-files.ts'
import { isWanted, sharedMin } from './wanted.ts'

export const missing: Insight<typeof Input, MissingAnswer> = {
  name: 'missing',
  summary: 'Which files usually change with these, and are not among them.',
  input: Input,
  output: Output,
  answer,
  explain: explainMissing,
}

async function answer(scope: Scope, input: MissingInput): Promise<MissingAnswer> {
  refuseOtherBranches(scope)
  const known = await readKnownFiles(scope.facts, scope.repository.id, scope.branch)
  const touched = touchedFiles(input.files, known)
  const speaking = speakingFiles(touched)
  const pathOf = new Map(known.map((file) => [file.id, file.path]))
  const gathered = await gather(scope, speaking, {
    known,
    counts: suggestible(known, scope.prefix, speaking),
  })
  const ids = speaking.map((file) => file.id)
  const silent = new Set(touched.map((file) => file.id))
  const candidatesIn = (index: ChangeIndex) =>
    associate(index, ids, anyOf)
      .filter(
        ({ file, score, sharedByAny }) =>
          score >= input.least && sharedByAny >= sharedMin && !silent.has(file),
      )
      .toSorted(byScore(pathOf))
  const candidates = candidatesIn(gathered.index)
  const revisions = ids.map((id) => gathered.index.unitsOf(id).length)
  const intervals = missingRankIntervals(candidates, revisions, input.limit)
  const without = new Map(
    candidatesIn(gathered.plainIndex).map(({ file }, place) => [file, place + 1]),
  )
  return {
    window: shownWindow(scope.window),
    n: new Set(ids.flatMap((id) => gathered.index.unitsOf(id))).size,
    leftOut: leftOutOf({
      gathered,
      silent: touched.length - speaking.length,
      further: candidates.length - intervals.length,
    }),
    files: touched.map((file) => file.path),
    items: intervals.flatMap((rankInterval, place) => {
      const candidate = candidates[place]
      if (candidate === undefined) return []
      const rank = {
        rank: place + 1,
        rankInterval,
        rankWithout: without.get(candidate.file) ?? null,
      }
      return [itemOf(candidate, rank, { ids, gathered, pathOf })]
    }),
  }
}

/** Files at head, of the kinds that are edited by hand; and the touched ones, wherever they are. */
function suggestible(
  known: readonly KnownFile[],
  prefix: string,
  touched: readonly KnownFile[],
): Set<number> {
  const isBelow = (path: string) =>
    prefix === '' || path === prefix || path.startsWith(`${prefix}/`)
  const files = known.filter((file) => file.isAtHead && isWanted(file.class) && isBelow(file.path))
  return new Set([...files, ...touched].map((file) => file.id))
}

/** Ties: more shared changes first, then by the letters of the path. */
function byScore(
  pathOf: ReadonlyMap<number, string>,
): (one: Candidate, other: Candidate) => number {
  return (one, other) =>
    other.score - one.score ||
    other.sharedByAny - one.sharedByAny ||
    ((pathOf.get(one.file) ?? '') < (pathOf.get(other.file) ?? '') ? -1 : 1)
}

interface Around {
  ids: readonly number[]
  gathered: Gathered
  pathOf: ReadonlyMap<number, string>
}

function itemOf(
  { file, shared, score }: Candidate,
  { rank, rankInterval, rankWithout }: Pick<MissingItem, 'rank' | 'rankInterval' | 'rankWithout'>,
  { ids, gathered, pathOf }: Around,
): MissingItem {
  const because = ids
    .map((id, place) => ({
      file: pathOf.get(id) ?? '',
      shared: shared[place] ?? 0,
      revisions: gathered.index.unitsOf(id).length,
    }))
    .filter((one) => one.shared > 0)
    .toSorted(
      (one, other) =>
        lowOf(other.shared, other.revisions) - lowOf(one.shared, one.revisions) ||
        (one.file < other.file ? -1 : 1),
    )
  const surest = because[0] ?? { shared: 0, revisions: 0 }
  const { low, high } = wilson(surest.shared, surest.revisions)
  return {
    rank,
    path: pathOf.get(file) ?? '',
    score: rounded(score),
    confidence: rounded(surest.shared / surest.revisions),
    interval: {
      low: rounded(low),
      high: rounded(high),
      level: 0.9,
      method:
        'Wilson score interval of confidence = shared ÷ revisions of the touched file that is surest',
    },
    rankInterval,
    shared: surest.shared,
    revisions: surest.revisions,
    because: because.map((one) => ({ ...one, confidence: rounded(one.shared / one.revisions) })),
    counterEvidence: evidenceAgainst(file, ids, gathered),
    rankWithout,
  }
}

function leftOutOf({
  gathered,
  silent,
  further,
}: {
  gathered: Gathered
  silent: number
  further: number
}): LeftOut[] {
  return [
    ...bulkLeftOut(gathered),
    {
      what: 'touched files that are generated, vendored, lock or binary',
      count: silent,
      why: 'they follow others and call for none',
    },
    { what: 'further files', count: further, why: 'they rank below the limit' },
  ].filter(({ count }) => count > 0)
}

function refuseOtherBranches({ unit, branch }: Scope): void {
  if (isLanded(unit) && !branch.isDefault)
    throw new CairnError(
      'invalid',
      'missing.unit.branch',
      'What a merge brought in is known for the default branch only.',
      {
        hint: 'Leave --branch out, or count by commit, ticket or author-day.',
      },
    )
}
