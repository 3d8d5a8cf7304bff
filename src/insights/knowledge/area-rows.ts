/** What is known about each area: how many people author its files, and why that may be too few. Names nobody. */
import { wilson } from '#std/statistics.ts'
import type { CounterEvidence, Interval } from '../insight.ts'
import { areasBelow } from './areas.ts'
import { isRecent, isSilent, type History } from './history.ts'
import type { Ledger } from './ledger.ts'
import { isCode } from './materials.ts'

export interface AreaRow {
  path: string
  /** Areas below it, which are not counted with it. */
  without: string[]
  /** Whether more than half of its files are code, and not mocks or assets. */
  isCode: boolean
  files: number
  people: number
  peopleInterval: Interval
  topShare: number
  topShareInterval: Interval
  atRisk: boolean
  risk: Risk | null
  because: string
  /** Whether anybody changed one of its files in the last six months, whatever window a report is about. */
  isWorkedOn: boolean
  withoutAuthor: number
  changes: number
  counterEvidence: CounterEvidence[]
}

export interface AreasAsked {
  ledger: Ledger
  isAuthor: Uint8Array
  /** Per file, as an index into names. */
  area: Int32Array
  names: readonly string[]
  peopleIntervals: readonly Interval[]
  history: History
}

/** Why an area is at risk, short enough for a table. */
export type Risk = 'one author' | 'one author, silent' | 'authors silent' | 'all silent'

/** At risk first, and of these code first; then by most files, then by path. */
export function areaRows(asked: AreasAsked): AreaRow[] {
  const { names, peopleIntervals, history } = asked
  const aside = leftAside(asked)
  return tallies(asked)
    .map((tally, index): AreaRow => {
      const risk = riskOf(tally, asked, history.asOf)
      const top = Math.max(0, ...tally.changesBy.values())
      return {
        path: names[index] ?? '.',
        without: areasBelow(names, names[index] ?? '.'),
        isCode: tally.code * 2 > tally.files,
        files: tally.files,
        people: tally.authors.size,
        peopleInterval: peopleIntervals[index] ?? { low: 0, high: 0, level: 0.9, method: 'none' },
        topShare: tally.changes === 0 ? 0 : rounded(top / tally.changes),
        topShareInterval: shareInterval(top, tally.changes),
        ...risk,
        isWorkedOn: isRecent(tally.lastAt, history.asOf),
        withoutAuthor: tally.withoutAuthor,
        changes: tally.changes,
        counterEvidence: aside[index] ?? [],
      }
    })
    .toSorted(
      (a, b) =>
        Number(b.atRisk) - Number(a.atRisk) ||
        (a.atRisk ? Number(b.isCode) - Number(a.isCode) : 0) ||
        b.files - a.files ||
        (a.path < b.path ? -1 : 1),
    )
}

interface Tally {
  files: number
  /** Of them, code. */
  code: number
  withoutAuthor: number
  changes: number
  /** When a person last changed one of its files, in seconds; 0 where unknown. */
  lastAt: number
  authors: Set<number>
  /** By person. */
  changesBy: Map<number, number>
}

function tallies({ ledger, isAuthor, area, names }: AreasAsked): Tally[] {
  const all = names.map((): Tally => ({
    files: 0,
    code: 0,
    withoutAuthor: 0,
    changes: 0,
    lastAt: 0,
    authors: new Set(),
    changesBy: new Map(),
  }))
  for (let file = 0; file < ledger.files.length; file++) {
    const tally = all[area[file] ?? 0]
    if (tally === undefined) continue
    let authors = 0
    for (let row = ledger.start[file] ?? 0; row < (ledger.start[file + 1] ?? 0); row++) {
      const who = ledger.person[row] ?? 0
      const changes = ledger.changes[row] ?? 0
      tally.changes += changes
      tally.lastAt = Math.max(tally.lastAt, ledger.lastAt[row] ?? 0)
      tally.changesBy.set(who, (tally.changesBy.get(who) ?? 0) + changes)
      if (isAuthor[row] !== 1) continue
      tally.authors.add(who)
      authors++
    }
    tally.files++
    if (isCode(ledger.files[file]?.path ?? '')) tally.code++
    if (authors === 0) tally.withoutAuthor++
  }
  return all
}

function riskOf(
  { authors, changesBy, lastAt }: Tally,
  { ledger }: AreasAsked,
  asOf: number,
): Pick<AreaRow, 'atRisk' | 'risk' | 'because'> {
  const speaking = [...authors].filter(
    (who) => !isSilent(ledger.people[who] ?? { lastAt: null }, asOf),
  ).length
  // Those who have been silent made none of these changes.
  const others = isRecent(lastAt, asOf) ? '; others work on it now' : ''
  if (authors.size === 1)
    return speaking === 0
      ? risky(
          'one author, silent',
          `all its authors are one person, silent for six months${others}`,
        )
      : risky('one author', 'all its authors are one person')
  if (authors.size > 1)
    return speaking === 0
      ? risky(
          'authors silent',
          `its ${authors.size} authors have been silent for six months${others}`,
        )
      : calm(
          `${speaking} of its ${authors.size} authors ${speaking === 1 ? 'was' : 'were'} active in the last six months`,
        )
  const anyone = [...changesBy.keys()].some(
    (who) => !isSilent(ledger.people[who] ?? { lastAt: null }, asOf),
  )
  return anyone
    ? calm('nobody stands out as its author, and people who changed it are active')
    : risky(
        'all silent',
        'nobody stands out as its author, and nobody who changed it was active in the last six months',
      )
}

function risky(risk: Risk, because: string) {
  return { atRisk: true, risk, because }
}

function calm(because: string) {
  return { atRisk: false, risk: null, because }
}

/** The share of each area's changes that was not counted: in bulk commits, and by bots. */
function leftAside({ ledger, area, names, history }: AreasAsked): CounterEvidence[][] {
  const areaOf = new Map(ledger.files.map((file, index) => [file.fileId, area[index] ?? 0]))
  const sums = names.map(() => ({ all: 0, bulk: 0, bot: 0 }))
  for (const { fileId, identityId, changes, bulkChanges } of history.contacts) {
    const sum = sums[areaOf.get(fileId) ?? -1]
    if (sum === undefined) continue
    sum.all += changes + bulkChanges
    if (history.people.get(identityId)?.isBot) sum.bot += changes + bulkChanges
    else sum.bulk += bulkChanges
  }
  return sums.map(({ all, bulk, bot }) => {
    const shares: CounterEvidence[] = [
      { what: 'bulk', share: rounded(bulk / Math.max(1, all)) },
      { what: 'bot', share: rounded(bot / Math.max(1, all)) },
    ]
    return shares.filter(({ share }) => share > 0)
  })
}

function shareInterval(successes: number, trials: number): Interval {
  const { low, high } = wilson(successes, trials)
  return { low: rounded(low), high: rounded(high), level: 0.9, method: 'Wilson score' }
}

export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
