/** Where a pair's numbers come from: the formulas with the values put in, the lines of git, and the commits. */
import { bulkPathsMax, flag } from '#facts/words/flags.ts'
import { namesIn } from '#facts/reading/named-commits.ts'
import { CairnError } from '#std/errors.ts'
import { nearPaths } from '#std/near.ts'
import { shownWord } from '#std/shown-word.ts'
import { wilson } from '#std/statistics.ts'
import { bothFromGit, listedFromGit, touchesFromGit } from '../from-git.ts'
import {
  shownWindow,
  type Count,
  type ExplainedCommit,
  type Explanation,
  type Scope,
} from '../insight.ts'
import { openLedger, sharedCommits, type Material } from './evidence.ts'
import { findPairs, type Found } from './find.ts'
import { degreeOf, sharedMin, uncounted, type Pair } from './pairs.ts'
import { readCommits, readPathsOf } from './query.ts'
import { rounded } from './rounded.ts'
import type { CouplingInput } from './shape.ts'
import { degreeInterval } from './sureness.ts'

export async function explainCoupling(
  scope: Scope,
  subject: readonly string[],
  input: CouplingInput,
): Promise<Explanation> {
  const found = await findPairs({ ...scope, prefix: '' }, input)
  const [one, other] = placesNamed(subject, found, input.level)
  return other === undefined
    ? explainOne(scope, found, one, input)
    : explainPair(scope, found, [one, other], input)
}

async function explainPair(
  scope: Scope,
  found: Found,
  [one, other]: readonly [number, number],
  input: CouplingInput,
): Promise<Explanation> {
  const empty = uncounted(one, other)
  const material = await found.materialOf([empty])
  const ledger = openLedger(material, [empty])
  const revisions = (place: number) => ledger.units.get(place)?.size ?? 0
  const shared = sharedCommits(ledger, empty)
  const pair = {
    ...empty,
    shared: shared.length,
    revisionsA: revisions(one),
    revisionsB: revisions(other),
  }
  const [nameA, nameB] = [found.places.names[one] ?? '', found.places.names[other] ?? '']
  const counted = shared.flat()
  return {
    subject: `${nameA} and ${nameB}`,
    definition: definition(scope, input),
    formula: formulaOf(pair),
    values: valuesOf(pair),
    window: shownWindow(scope.window),
    n: found.n,
    leftOut: found.leftOut,
    commands: [],
    counts: [
      ...(await sharedFromGit(scope, found, material, { pair, commits: [...new Set(counted)] })),
      ...(await revisionsFromGit(scope, found, material, { place: one, what: 'revisions A' })),
      ...(await revisionsFromGit(scope, found, material, { place: other, what: 'revisions B' })),
    ],
    commits: await commitsOf(scope, found, [one, other], { material, counted }),
  }
}

/** What changed one of them, as far as it counts here. */
async function explainOne(
  scope: Scope,
  found: Found,
  place: number,
  input: CouplingInput,
): Promise<Explanation> {
  const self = uncounted(place, place)
  const material = await found.materialOf([self])
  const units = openLedger(material, [self]).units.get(place) ?? new Map<number, number[]>()
  return {
    subject: found.places.names[place] ?? '',
    definition: definition(scope, input),
    formula: `revisions = ${units.size}`,
    values: { revisions: units.size },
    window: shownWindow(scope.window),
    n: found.n,
    leftOut: found.leftOut,
    commands: [],
    counts: await revisionsFromGit(scope, found, material, { place, what: 'revisions' }),
    commits: await commitsOf(scope, found, [place], {
      material,
      counted: [...units.values()].flat(),
    }),
  }
}

function placesNamed(
  subject: readonly string[],
  { places }: Found,
  level: CouplingInput['level'],
): [number, number | undefined] {
  const [one, other] = subject.map((given) => given.replace(/^\.\/(?=.)|(?<=.)\/$/g, ''))
  const numbers = new Map(places.names.map((name, place) => [name, place]))
  for (const given of other === undefined ? [one] : [one, other]) {
    if (given === undefined)
      throw new CairnError(
        'invalid',
        'coupling.explain.two',
        `Which two ${level === 'file' ? 'files' : 'directories'} are to be explained?`,
        {
          hint: 'Name both, as `cairn coupling` prints them.',
        },
      )
    if (numbers.has(given)) continue
    const near = nearPaths(given, places.names)
    throw new CairnError(
      'not_found',
      'coupling.none',
      `${shownWord(given)} is not among the ${level === 'file' ? 'files' : 'directories'} that count here.`,
      {
        hint:
          near.length > 0
            ? `Did you mean ${near.join(' or ')}?`
            : 'Give its path at the head of the branch; generated, vendored, lock and binary files are left out.',
      },
    )
  }
  return [numbers.get(one ?? '') ?? 0, other === undefined ? undefined : numbers.get(other)]
}

const unitWords = {
  commit: 'commits',
  ticket: 'tickets (a commit that names none stands for itself)',
  'author-day': "authors' days (UTC)",
  'first-parent': 'merges into the default branch (a commit made there stands for itself)',
  'change-request': 'change requests (merged ones by their merge, squashed ones by their commit)',
}

function definition({ unit }: Scope, { level }: CouplingInput): string {
  const things = level === 'file' ? 'files' : 'directories'
  return `Two ${things} are coupled in time when the same ${unitWords[unit]} change both. Degree is the shared changes over the mean of both revisions; confidence A→B is the share of A's changes that also change B. Pairs are shown from ${sharedMin} shared changes on.`
}

export function formulaOf(pair: Pair): string {
  const { shared, revisionsA, revisionsB } = pair
  const { degree, confidenceAB, confidenceBA } = sharesOf(pair)
  return `degree = shared ÷ mean(revisions A, revisions B) = ${shared} ÷ ((${revisionsA} + ${revisionsB}) ÷ 2) = ${degree}; confidence A→B = ${shared} ÷ ${revisionsA} = ${confidenceAB}; confidence B→A = ${shared} ÷ ${revisionsB} = ${confidenceBA}`
}

export function valuesOf(pair: Pair) {
  const { shared, revisionsA, revisionsB } = pair
  return { shared, revisionsA, revisionsB, ...sharesOf(pair) }
}

function sharesOf(pair: Pair) {
  const { shared, revisionsA, revisionsB } = pair
  const share = (revisions: number) => (revisions === 0 ? null : rounded(shared / revisions))
  const { low, high } = wilson(shared, Math.min(revisionsA, revisionsB))
  const degree = degreeInterval(pair)
  return {
    degree: revisionsA + revisionsB === 0 ? null : rounded(degreeOf(pair)),
    degreeLow: degree.low,
    degreeHigh: degree.high,
    confidenceAB: share(revisionsA),
    confidenceBA: share(revisionsB),
    low: rounded(low),
    high: rounded(high),
  }
}

/** A file by its names; a directory by the commits themselves, for its files came and went under many. */
async function revisionsFromGit(
  scope: Scope,
  { places }: Found,
  material: Material,
  { place, what }: { place: number; what: string },
): Promise<Count[]> {
  const self = uncounted(place, place)
  const units = openLedger(material, [self]).units.get(place) ?? new Map<number, number[]>()
  const commits = [...new Set([...units.values()].flat())]
  const counting = {
    what,
    number: units.size,
    commits: commits.length,
    listing: { subject: [places.names[place] ?? ''] },
  }
  if (!isByName(scope, places, place)) return listedFromGit(scope, counting)
  const names = await namesAt(scope, places, place, idsOf(material, commits))
  return touchesFromGit(scope, { ...counting, names, bulk: false })
}

async function sharedFromGit(
  scope: Scope,
  { places }: Found,
  material: Material,
  { pair, commits }: { pair: Pair; commits: readonly number[] },
): Promise<Count[]> {
  const { a, b, shared } = pair
  const counting = {
    what: 'shared',
    number: shared,
    commits: commits.length,
    listing: { subject: [places.names[a] ?? '', places.names[b] ?? ''] },
  }
  if (!isByName(scope, places, a)) return listedFromGit(scope, counting)
  const ids = idsOf(material, commits)
  const names = (place: number) => namesAt(scope, places, place, ids)
  return bothFromGit(scope, counting, await Promise.all([names(a), names(b)]))
}

function isByName({ unit }: Scope, { classes }: Found['places'], place: number): boolean {
  return unit === 'commit' && classes[place] !== undefined
}

function idsOf({ commits }: Material, indexes: readonly number[]): number[] {
  return indexes.map((index) => commits.ids[index] ?? 0)
}

function namesAt(
  { facts, repository, branch }: Scope,
  { placeOf }: Found['places'],
  place: number,
  commits: readonly number[],
): Promise<string[]> {
  const wish = { repositoryId: repository.id, branchId: branch.id }
  return namesIn(facts, wish, { files: filesOf(placeOf, [place]), commits })
}

async function commitsOf(
  scope: Scope,
  { places }: Found,
  about: readonly number[],
  { material, counted }: { material: Material; counted: readonly number[] },
): Promise<ExplainedCommit[]> {
  const { ids, flags } = material.commits
  const [a = -1, b = a] = about
  const ledger = openLedger(material, [uncounted(a, b)])
  const bulk = [...(ledger.bulk.get(a) ?? [])].filter((commit) => ledger.bulk.get(b)?.has(commit))
  const paths = await readPathsOf(scope, filesOf(places.placeOf, about))
  const why = new Map(
    bulk.map((commit) => [
      ids[commit] ?? 0,
      ((flags[commit] ?? 0) & flag.bulk) > 0
        ? `touches more than ${bulkPathsMax} paths`
        : `part of a change-set of more than ${bulkPathsMax} files`,
    ]),
  )
  const wanted = [...new Set([...counted, ...bulk])].map((commit) => ids[commit] ?? 0)
  const told = await readCommits(
    scope,
    wanted,
    paths.map(({ id }) => id),
  )
  return told.map(({ id, oid, at, subject, added, deleted }) => {
    const leftOut = why.get(id)
    return {
      oid,
      at: at?.toISOString() ?? null,
      subject: subject ?? '',
      added,
      deleted,
      ...(leftOut === undefined ? {} : { leftOut }),
    }
  })
}

function filesOf(placeOf: ReadonlyMap<number, number>, wanted: readonly number[]): number[] {
  return [...placeOf].filter(([, place]) => wanted.includes(place)).map(([file]) => file)
}
