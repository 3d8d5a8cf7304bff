/** From the history to the answer: authors, truck factor, its doubts, and the areas. Pure. */
import { namesakesAmong } from '#facts/people/namesakes.ts'
import { shownWindow, type Scope } from '../insight.ts'
import { areaRows } from './area-rows.ts'
import { areasOf } from './areas.ts'
import { authorsIn, standardRule } from './authorship.ts'
import { drawAgain } from './bootstrap.ts'
import { isSilent, type History } from './history.ts'
import { leftOutOf } from './left-out.ts'
import { makeLedger, type Ledger } from './ledger.ts'
import type { KnowledgeAnswer } from './schema.ts'
import { fileFilter, standardLedger, sweep } from './sweep.ts'
import { truckFactor } from './truck-factor.ts'

/** `recent`: the history of the last 24 months, where the sweep is to show it. */
export function knowledgeOf(
  { window, prefix }: Pick<Scope, 'window' | 'prefix'>,
  history: History,
  recent: History | null,
): KnowledgeAnswer {
  const ledger = makeLedger(history, standardLedger)
  const isAuthor = authorsIn(ledger, standardRule)
  const { names, area } = cut(ledger, prefix)
  const drawn = drawAgain(ledger, area, names.length)
  const found = truckFactor(ledger, isAuthor)
  return {
    window: shownWindow(window),
    n: history.changes.counted,
    leftOut: leftOutOf(history),
    touches: touchesIn(ledger),
    fileFilter,
    truckFactor: found.value,
    truckFactorInterval: drawn.truckFactor,
    truckFactorSweep: sweep(history, ledger, recent),
    files: found.files,
    authors: authorCount(ledger, isAuthor),
    withoutAuthor: found.withoutAuthor,
    withoutHistory: withoutHistory(ledger),
    namesakes: namesakesAmong(ledger.people).length,
    ...filesAtRisk(ledger, isAuthor, history.asOf),
    areas: areaRows({ ledger, isAuthor, area, names, peopleIntervals: drawn.people, history }),
  }
}

/** The ledger's files by area: names in order, and each file's place among them. */
export function cut({ files }: Ledger, prefix: string): { names: string[]; area: Int32Array } {
  const areas = areasOf(
    files.map((file) => file.path),
    prefix,
  )
  const names = [...new Set(areas)]
  const place = new Map(names.map((name, index) => [name, index]))
  return { names, area: Int32Array.from(areas, (name) => place.get(name) ?? 0) }
}

export function touchesIn({ changes }: Ledger): number {
  return changes.reduce((sum, count) => sum + count, 0)
}

export function authorCount({ person }: Ledger, isAuthor: Uint8Array): number {
  return new Set(person.filter((_, row) => isAuthor[row] === 1)).size
}

/** Files that no counted change touched: they came with a merge, or with a commit of more than 50 paths. */
function withoutHistory({ files, start }: Ledger): number {
  return files.filter((_, file) => start[file] === start[file + 1]).length
}

/** Files with one author, and files whose authors have all been silent for six months. */
export function filesAtRisk(
  { files, start, person, people }: Ledger,
  isAuthor: Uint8Array,
  asOf: number,
) {
  const silent = people.map((who) => isSilent(who, asOf))
  let filesWithOneAuthor = 0
  let filesWithSilentAuthors = 0
  for (let file = 0; file < files.length; file++) {
    let authors = 0
    let speaking = 0
    for (let row = start[file] ?? 0; row < (start[file + 1] ?? 0); row++) {
      if (isAuthor[row] !== 1) continue
      authors++
      if (!silent[person[row] ?? 0]) speaking++
    }
    if (authors === 1) filesWithOneAuthor++
    if (authors > 0 && speaking === 0) filesWithSilentAuthors++
  }
  return { filesWithOneAuthor, filesWithSilentAuthors }
}
