/** Where a pair's numbers come from: the formulas with the values put in, the lines of git, and the commits. */
import { bulkPathsMax, flag } from '#facts/flags.ts'
import { CairnError } from '#std/errors.ts'
import { nearPaths } from '#std/near.ts'
import { wilson } from '#std/statistics.ts'
import { shellWord } from '#std/shell.ts'
import { shownWindow, type ExplainedCommit, type Explanation, type Scope } from '../insight.ts'
import { openLedger, sharedCommits, type Material } from './evidence.ts'
import { findPairs, type Found } from './find.ts'
import { degreeOf, sharedMin, type Pair } from './pairs.ts'
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
  const empty = { a: one, b: other, shared: 0, revisionsA: 0, revisionsB: 0 }
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
  return {
    subject: `${nameA} and ${nameB}`,
    definition: definition(scope, input),
    formula: formulaOf(pair),
    values: {
      shared: pair.shared,
      revisionsA: pair.revisionsA,
      revisionsB: pair.revisionsB,
      ...sharesOf(pair),
    },
    window: shownWindow(scope.window),
    n: found.n,
    leftOut: found.leftOut,
    commands: await commandsFor(scope, found, pair),
    commits: await commitsOf(scope, found, pair, { material, counted: shared.flat() }),
  }
}

function placesNamed(
  subject: readonly string[],
  { places }: Found,
  level: CouplingInput['level'],
): [number, number] {
  const [one, other] = subject.map((given) => given.replace(/^\.\/(?=.)|(?<=.)\/$/g, ''))
  const numbers = new Map(places.names.map((name, place) => [name, place]))
  for (const given of [one, other]) {
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
      `${JSON.stringify(given)} is not among the ${level === 'file' ? 'files' : 'directories'} that count here.`,
      {
        hint:
          near.length > 0
            ? `Did you mean ${near.join(' or ')}?`
            : 'Give its path at the head of the branch; generated, vendored, lock and binary files are left out.',
      },
    )
  }
  return [numbers.get(one ?? '') ?? 0, numbers.get(other ?? '') ?? 0]
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

export function sharesOf(pair: Pair) {
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

async function commandsFor(scope: Scope, found: Found, { a, b }: Pair): Promise<string[]> {
  const [ofA, ofB] = [await namesOf(scope, found, a), await namesOf(scope, found, b)]
  if (scope.unit !== 'commit') return [logOf(scope, ofA), logOf(scope, ofB)]
  const both = `comm -12 <(${logOf(scope, ofA)} | sort) <(${logOf(scope, ofB)} | sort)`
  const small = `while read c; do [ $(git diff-tree -r -M --root --no-commit-id --name-only $c | wc -l) -le ${bulkPathsMax} ] && echo $c; done | wc -l`
  return [
    `${logOf(scope, ofA)} | ${small}`,
    `${logOf(scope, ofB)} | ${small}`,
    `${both} | ${small}`,
  ]
}

function logOf({ branch, window }: Scope, names: readonly string[]): string {
  const since = window.from === null ? '' : ` --since-as-filter=${window.from.toISOString()}`
  const until = window.to === null ? '' : ` --until=${window.to.toISOString()}`
  return `git log --no-merges --full-history --format=%H${since}${until} ${branch.head} -- ${names.map(shellWord).join(' ')}`
}

/** Every path that a place's files were ever called by; a directory by its own name, which is shorter. */
async function namesOf(scope: Scope, { places }: Found, place: number): Promise<string[]> {
  if (places.classes[place] === undefined)
    return [`:(glob)${places.names[place] === '.' ? '' : `${places.names[place]}/`}*`]
  return (await readPathsOf(scope, filesOf(places.placeOf, [place]))).map(({ path }) => path)
}

async function commitsOf(
  scope: Scope,
  { places }: Found,
  { a, b }: Pair,
  { material, counted }: { material: Material; counted: readonly number[] },
): Promise<ExplainedCommit[]> {
  const { ids, flags } = material.commits
  const ledger = openLedger(material, [{ a, b, shared: 0, revisionsA: 0, revisionsB: 0 }])
  const bulk = [...(ledger.bulk.get(a) ?? [])].filter((commit) => ledger.bulk.get(b)?.has(commit))
  const paths = await readPathsOf(scope, filesOf(places.placeOf, [a, b]))
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
