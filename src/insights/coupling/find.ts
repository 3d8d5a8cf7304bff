/** Finds the pairs a question is about, ranked, and what to weigh the shown ones with. */
import { leftOutCommits, takeCensus, unrequested } from '#facts/reading/census.ts'
import { inBulk, inNone, readChangeSets } from '#facts/reading/change-sets.ts'
import { bulkPathsMax } from '#facts/words/flags.ts'
import { readKnownFiles, type KnownFile } from '#facts/reading/known-files.ts'
import {
  readTouches,
  readTouchesOf,
  readTouchingCommits,
  type Touches,
} from '#facts/reading/touches.ts'
import { readWho } from '#facts/people/who.ts'
import { inWholeTree, isRolledUp, type LeftOut, type Scope } from '../insight.ts'
import type { Material } from './evidence.ts'
import { countPairs, ranked, type Pair } from './pairs.ts'
import { placeTouches } from './place-touches.ts'
import { isBelow, placesOf, type Places } from './places.ts'
import { placedPairs, readRolledPairs } from './rolled.ts'
import type { CouplingInput } from './shape.ts'

export interface Found {
  pairs: Pair[]
  places: Places
  n: number
  leftOut: LeftOut[]
  /** What these pairs' places were touched by. */
  materialOf: (pairs: readonly Pair[]) => Promise<Material>
}

export type Question = Pick<CouplingInput, 'level' | 'depth'>

export async function findPairs(scope: Scope, question: Question): Promise<Found> {
  return isRolledUp(scope) && scope.prefix === '' && question.level === 'file'
    ? findRolled(scope, question)
    : findCounted(scope, question)
}

async function findRolled(scope: Scope, question: Question): Promise<Found> {
  const wish = inWholeTree(scope)
  const [files, rolled, census] = await Promise.all([
    readKnownFiles(scope.facts, scope.repository.id, scope.branch),
    readRolledPairs(scope),
    takeCensus(scope.facts.db, wish),
  ])
  const places = placesOf(files, { ...question, prefix: '' }, (file) => rolled.revisions.has(file))
  return {
    pairs: ranked(placedPairs(rolled, places), places.names),
    places,
    n: census.changes - census.bulk,
    leftOut: [
      ...bulkLeftOut(census.bulk),
      ...leftOutCommits({ ...census, linesPending: 0 }),
      ...places.leftOut,
    ],
    materialOf: async (pairs) => {
      const shown = new Set(pairs.flatMap(({ a, b }) => [a, b]))
      const shownFiles = [...places.placeOf]
        .filter(([, place]) => shown.has(place))
        .map(([file]) => file)
      const [{ commits, touches }, people] = await Promise.all([
        readTouchesOf(scope.facts, wish, shownFiles),
        readWho(scope.facts, scope.repository.id),
      ])
      const { unitOf } = await readChangeSets(scope.facts, wish, 'commit', commits, touches)
      return { commits, touches, unitOf, placeOf: places.placeOf, people }
    },
  }
}

async function findCounted(scope: Scope, question: Question): Promise<Found> {
  const wish = inWholeTree(scope)
  const [files, commits, census] = await Promise.all([
    readKnownFiles(scope.facts, scope.repository.id, scope.branch),
    readTouchingCommits(scope.facts, wish),
    takeCensus(scope.facts.db, wish),
  ])
  const touches = await readTouches(scope.facts, wish, commits)
  const { unitOf, ...sets } = await readChangeSets(scope.facts, wish, scope.unit, commits, touches)
  const touched = new Set(touches.file)
  const places = placesOf(files, { ...question, prefix: scope.prefix }, (file) => touched.has(file))
  const counts =
    scope.prefix === '' ? sets : countBelow(files, { touches, unitOf, prefix: scope.prefix })
  return {
    pairs: ranked(
      countPairs(
        placeTouches({ touches, unitOf, placeOf: places.placeOf }),
        places.names,
        places.only,
      ),
      places.names,
    ),
    places,
    n: counts.count,
    leftOut: [
      ...bulkLeftOut(counts.bulkCount, scope.unit),
      ...unrequested(counts.noneCount),
      ...leftOutCommits({ ...census, linesPending: 0 }),
      ...places.leftOut,
    ],
    materialOf: async () => ({
      commits,
      touches,
      unitOf,
      placeOf: places.placeOf,
      people: await readWho(scope.facts, scope.repository.id),
    }),
  }
}

function countBelow(
  files: readonly KnownFile[],
  { touches, unitOf, prefix }: { touches: Touches; unitOf: Int32Array; prefix: string },
) {
  const below = new Set(files.filter((file) => isBelow(file.path, prefix)).map((file) => file.id))
  const kept = new Set<number>()
  const bulk = new Set<number>()
  const none = new Set<number>()
  touches.commit.forEach((commit, row) => {
    if (!below.has(touches.file[row] ?? -1)) return
    const unit = unitOf[commit] ?? inNone
    if (unit === inNone) none.add(commit)
    else if (unit === inBulk) bulk.add(commit)
    else kept.add(unit)
  })
  return { count: kept.size, bulkCount: bulk.size, noneCount: none.size }
}

function bulkLeftOut(count: number, unit: Scope['unit'] = 'commit'): LeftOut[] {
  const what =
    unit === 'commit'
      ? `changes of more than ${bulkPathsMax} paths`
      : `commits of more than ${bulkPathsMax} paths, and larger change-sets`
  return count === 0
    ? []
    : [{ what, count, why: 'what they touch together need not belong together' }]
}
