/** The files that decisions without one are to have: their names, numbered on from those that lie there. */
import { randomUUID } from 'node:crypto'
import { posix } from 'node:path'
import { madrFileName } from '../formats/madr-page.ts'
import type { Decision } from '../schema.ts'
import type { KeptFile, Place } from './kept.ts'
import { born, relate, type Relations, type Rewritten } from './rewritten.ts'

export interface Target {
  /** Within the folder. */
  out: string
  content(): Rewritten
  /** The file that this is, or would be; null where a copy is written elsewhere. */
  file: { kept: KeptFile; isNew: boolean } | null
  /** As it was read. */
  original: Uint8Array | null
}

/** Numbered on from all in the folder, whether or not we know them; known to all others before any is written. */
export function bornTargets(
  fresh: readonly Decision[],
  place: Place,
  { relations, there, isKept }: { relations: Relations; there: readonly string[]; isKept: boolean },
): Target[] {
  const numbers = new Set(
    [...relations.naming.values()].flatMap(({ path, number }) =>
      number !== null && (place.base === '' || path.startsWith(`${place.base}/`)) ? [number] : [],
    ),
  )
  const found = there.map((path) => ({ path, number: numberInName(path) }))
  const next = Math.max(0, ...numbers, ...found.map(({ number }) => number ?? 0))
  let last = Math.max(next, ...fresh.map(({ number }) => number))
  const told = fresh.map((decision) => {
    const itsOwn = madrFileName(decision.number, decision.title)
    const isTaken =
      numbers.has(decision.number) ||
      found.some(({ path, number }) => number === decision.number && path !== itsOwn)
    const number = isTaken ? ++last : decision.number
    numbers.add(number)
    const out = madrFileName(number, decision.title)
    const path = place.base === '' ? out : `${place.base}/${out}`
    relations.naming.set(decision.id, { path, number, title: decision.title })
    relate(relations, undefined, decision)
    return { decision, out, path }
  })
  return told.map(({ decision, out, path }) => ({
    out,
    content: () => born(decision, path, relations),
    file: isKept ? { kept: newFile(decision, place, path), isNew: true } : null,
    original: null,
  }))
}

function newFile(decision: Decision, { source, name, base }: Place, path: string): KeptFile {
  const nothing = Buffer.alloc(0)
  return {
    ...{ file_id: randomUUID(), source, name, base, path, content: nothing, seen: nothing },
    ...{
      is_ours: true,
      decisions: [{ place: '', isRemoved: false, now: decision, was: decision }],
    },
  }
}

/** `adr/0012-use-a-queue.md` is 12; a day such as 20240506 is none. */
function numberInName(path: string): number | null {
  const [, digits] =
    /^(?:\p{L}+[-_ ]?)?(\d{1,6})(?!\d|-\d\d-\d\d)/u.exec(posix.basename(path)) ?? []
  return digits === undefined ? null : Number(digits)
}
