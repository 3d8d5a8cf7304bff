/** The truck factor under other choices one could have made: each line changes one thing and keeps the rest. */
import { authorsIn, standardRule, type AuthorshipRule } from './authorship.ts'
import type { History } from './history.ts'
import { makeLedger, type Ledger, type LedgerRule } from './ledger.ts'
import { testData } from './materials.ts'
import { truckFactor } from './truck-factor.ts'

export interface SweepLine {
  what: string
  /** Null where nothing is left to count. */
  value: number | null
}

/** Code: what teams write and test. */
export const standardLedger: LedgerRule = {
  classes: ['source', 'test'],
  isMerged: true,
  withBulk: false,
}
export const fileFilter =
  'source and test files at the head of the branch; without test data, examples, documentation, settings, generated, vendored, lock and binary files'

const others: readonly {
  what: string
  ledger?: Partial<LedgerRule>
  rule?: Partial<AuthorshipRule>
}[] = [
  { what: 'source files only', ledger: { classes: ['source'] } },
  { what: 'with test data and examples', ledger: { classes: ['source', 'test', testData] } },
  { what: 'with documentation', ledger: { classes: ['source', 'test', 'docs'] } },
  {
    what: 'with documentation and settings',
    ledger: { classes: ['source', 'test', 'docs', 'config'] },
  },
  { what: 'authors above half of the highest degree of authorship', rule: { share: 0.5 } },
  { what: 'authors above nine tenths of the highest degree of authorship', rule: { share: 0.9 } },
  {
    what: 'the change that makes a file is not counted as a change',
    rule: { countsCreation: false },
  },
  { what: 'identities as written, nobody merged', ledger: { isMerged: false } },
  { what: 'people of equal names taken as one', ledger: { byName: true } },
  { what: 'with commits of more than 50 paths', ledger: { withBulk: true } },
]

/** `standard` is the ledger by the standard rule; `recent` the history of the last 24 months, null where that is not asked. */
export function sweep(history: History, standard: Ledger, recent: History | null): SweepLine[] {
  const lines = others.map(({ what, ledger, rule }) => ({
    what,
    value: valueOf(
      ledger === undefined ? standard : makeLedger(history, { ...standardLedger, ...ledger }),
      { ...standardRule, ...rule },
    ),
  }))
  const measurable = {
    what: 'files with a counted change only',
    value: valueOf(withRowsOnly(standard), standardRule),
  }
  const ofLate =
    recent === null
      ? []
      : [
          {
            what: 'the last 24 months only',
            value: valueOf(makeLedger(recent, standardLedger), standardRule),
          },
        ]
  return [...lines, measurable, ...ofLate]
}

function valueOf(ledger: Ledger, rule: AuthorshipRule): number | null {
  return truckFactor(ledger, authorsIn(ledger, rule)).value
}

function withRowsOnly(ledger: Ledger): Ledger {
  const isKept = ledger.files.map(
    (_, file) => (ledger.start[file] ?? 0) < (ledger.start[file + 1] ?? 0),
  )
  return {
    ...ledger,
    files: ledger.files.filter((_, file) => isKept[file]),
    first: ledger.first.filter((_, file) => isKept[file]),
    start: ledger.start.filter((_, file) => file === 0 || isKept[file - 1]),
  }
}
