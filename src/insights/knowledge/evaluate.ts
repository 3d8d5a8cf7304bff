/**
 * Our truck factor beside published ones, on the history as it stood on the day of the study: by our definition, and by the
 * study's own method as far as a git history allows (their file filter; changes of any size; the change that makes a file
 * counted as first authorship only, as in their tool).
 */
import type { Scope } from '../insight.ts'
import { authorsIn, standardRule } from './authorship.ts'
import { drawAgain } from './bootstrap.ts'
import type { History } from './history.ts'
import { isProgramming } from './languages.ts'
import { makeLedger } from './ledger.ts'
import { published, type Published } from './published.ts'
import { testData } from './materials.ts'
import { pastHistory } from './query-past.ts'
import { standardLedger } from './sweep.ts'
import { truckFactor } from './truck-factor.ts'

export interface TruckFactorComparison extends Published {
  /** By our definition and file filter; null where there were no files. */
  ours: number | null
  oursLow: number | null
  oursHigh: number | null
  files: number
  /** By the method and file filter of Avelino et al. */
  theirMethod: number | null
  theirFiles: number
}

/** One line per published number of this repository; none when nobody published one. */
export async function evaluateTruckFactor(
  scope: Scope,
  repository: string,
): Promise<TruckFactorComparison[]> {
  const comparisons: TruckFactorComparison[] = []
  for (const one of published.filter((known) => known.repository === repository))
    comparisons.push({ ...one, ...compare(await pastHistory(on(scope, one))) })
  return comparisons
}

function on(scope: Scope, { at, days }: Published): Scope {
  const to = new Date(`${at}T23:59:59Z`)
  const from = days === null ? null : new Date(to.getTime() - days * 86_400_000)
  return { ...scope, prefix: '', unit: 'commit', window: { label: `..${at}`, from, to } }
}

function compare(history: History): Omit<TruckFactorComparison, keyof Published> {
  const ledger = makeLedger(history, standardLedger)
  const ours = truckFactor(ledger, authorsIn(ledger, standardRule))
  const drawn = drawAgain(ledger, new Int32Array(ledger.files.length), 1)
  const code = { ...history, files: history.files.filter((file) => isProgramming(file.path)) }
  const theirLedger = makeLedger(code, {
    ...standardLedger,
    classes: ['source', 'test', testData, 'config'],
    withBulk: true,
  })
  const theirs = truckFactor(
    theirLedger,
    authorsIn(theirLedger, { ...standardRule, countsCreation: false }),
  )
  return {
    ours: ours.value,
    oursLow: drawn.truckFactor?.low ?? null,
    oursHigh: drawn.truckFactor?.high ?? null,
    files: ours.files,
    theirMethod: theirs.value,
    theirFiles: theirs.files,
  }
}
