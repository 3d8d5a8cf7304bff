/** What speaks against a pair: how much of what it shares has another reading, and its degree without that. Pure. */
import { inBulk, inNone } from '#facts/reading/change-sets.ts'
import { flag, widePathsMin } from '#facts/words/flags.ts'
import type { Touches, TouchingCommits } from '#facts/reading/touches.ts'
import type { Who } from '#facts/people/who.ts'
import type { CounterEvidence } from '../insight.ts'
import { degreeOf, type Pair } from './pairs.ts'
import { rounded } from './rounded.ts'

export interface Material {
  commits: TouchingCommits
  touches: Touches
  /** Change-set of each commit, or why it is in none. */
  unitOf: Int32Array
  placeOf: ReadonlyMap<number, number>
  /** By identity. */
  people: ReadonlyMap<number, Who>
}

/** For each place of these pairs: its change-sets with the commits in them, and the commits in bulk. */
export interface Ledger {
  units: ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>
  bulk: ReadonlyMap<number, ReadonlySet<number>>
}

export function openLedger({ touches, unitOf, placeOf }: Material, pairs: readonly Pair[]): Ledger {
  const units = new Map<number, Map<number, number[]>>()
  const bulk = new Map<number, Set<number>>()
  for (const place of pairs.flatMap(({ a, b }) => [a, b])) {
    units.set(place, new Map())
    bulk.set(place, new Set())
  }
  touches.commit.forEach((commit, row) => {
    const place = placeOf.get(touches.file[row] ?? -1) ?? -1
    const own = units.get(place)
    if (own === undefined) return
    const unit = unitOf[commit] ?? inNone
    const before = own.get(unit)
    if (unit === inNone) return
    if (unit === inBulk) bulk.get(place)?.add(commit)
    else if (before === undefined) own.set(unit, [commit])
    else if (before.at(-1) !== commit) before.push(commit)
  })
  return { units, bulk }
}

/** The commits of each change-set that both are in; of each, those that touch one of them. */
export function sharedCommits({ units }: Ledger, { a, b }: Pair): number[][] {
  const ofB = units.get(b)
  return [...(units.get(a) ?? [])].flatMap(([unit, commits]) => {
    const others = ofB?.get(unit)
    return others === undefined ? [] : [[...new Set([...commits, ...others])]]
  })
}

export function evidenceAgainst(
  { commits, people }: Material,
  ledger: Ledger,
  pair: Pair,
  isGenerating: (commitId: number) => boolean,
): CounterEvidence[] {
  const shared = sharedCommits(ledger, pair)
  const shareOf = (holds: (commit: number) => boolean) =>
    shared.filter((own) => own.every((commit) => holds(commit))).length / shared.length
  const cut = both(ledger.bulk.get(pair.a), ledger.bulk.get(pair.b))
  const shares: CounterEvidence[] = [
    { what: 'bulk', share: shareOf((commit) => isWide(commits, commit)) },
    { what: 'format-only', share: shareOf((commit) => isFormatOnly(commits, commit)) },
    { what: 'bot', share: botShare({ commits, people }, shared) },
    { what: 'generated', share: shareOf((commit) => isGenerating(commits.ids[commit] ?? 0)) },
    {
      what: 'same-author',
      share:
        mostByOne(shared, (commit) => people.get(commits.authors[commit] ?? 0)?.person ?? -1) /
        shared.length,
    },
    { what: 'cut-off', share: cut / (cut + shared.length) },
  ]
  return shares
    .filter(({ share }) => share > 0)
    .map(({ what, share }) => ({ what, share: rounded(share) }))
}

/** The share of shared change-sets that are bots' alone. */
export function botShare(
  { commits, people }: Pick<Material, 'commits' | 'people'>,
  shared: readonly (readonly number[])[],
): number {
  const isBot = (commit: number) => people.get(commits.authors[commit] ?? 0)?.isBot ?? false
  return shared.filter((own) => own.every(isBot)).length / shared.length
}

/** The degree over plain changes alone: not wide, not format-only, not a bot's. Null when none is left. */
export function degreeWithout(
  material: Material,
  { units }: Ledger,
  { a, b }: Pair,
): number | null {
  const plain = (place: number) =>
    new Set(
      [...(units.get(place) ?? [])]
        .filter(([, own]) => own.some((commit) => isPlain(material, commit)))
        .map(([unit]) => unit),
    )
  const [ofA, ofB] = [plain(a), plain(b)]
  if (ofA.size + ofB.size === 0) return null
  return rounded(degreeOf({ shared: both(ofA, ofB), revisionsA: ofA.size, revisionsB: ofB.size }))
}

/** Neither wide nor format-only nor a bot's. */
export function isPlain({ commits, people }: Material, commit: number): boolean {
  return (
    !isWide(commits, commit) &&
    !isFormatOnly(commits, commit) &&
    people.get(commits.authors[commit] ?? 0)?.isBot !== true
  )
}

function isWide({ paths }: TouchingCommits, commit: number): boolean {
  return (paths[commit] ?? 0) >= widePathsMin
}

function isFormatOnly({ flags }: TouchingCommits, commit: number): boolean {
  return ((flags[commit] ?? 0) & flag.formatOnly) > 0
}

/** In how many of the change-sets the person who took part most often took part. Who it is stays here. */
function mostByOne(
  shared: readonly (readonly number[])[],
  personOf: (commit: number) => number,
): number {
  const counts = new Map<number, number>()
  for (const own of shared)
    for (const person of new Set(own.map(personOf)))
      counts.set(person, (counts.get(person) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}

function both(
  one: ReadonlySet<number> | undefined,
  other: ReadonlySet<number> | undefined,
): number {
  let count = 0
  for (const member of one ?? []) if (other?.has(member)) count++
  return count
}
