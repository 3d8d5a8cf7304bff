/**
 * The history as numbers in rows, one stretch of rows per file: what authorship, truck factor and their intervals are
 * computed on, some hundred times per answer.
 */
import { nameKey } from '#facts/people/namesakes.ts'
import type { History, HistoryFile, HistoryPerson } from './history.ts'

export interface Ledger {
  files: readonly HistoryFile[]
  /** Humans only, ordered by e-mail, then name: the order that breaks all ties. */
  people: readonly LedgerPerson[]
  /** The rows of file i are start[i] up to start[i + 1]. */
  start: Int32Array
  /** Per row: whose. */
  person: Int32Array
  /** Per row: how many changes. */
  changes: Int32Array
  /** Per row: the last of them, in seconds; 0 where unknown. */
  lastAt: Float64Array
  /** Per file: who was first, as an index into people; -1 where that is nobody we count. */
  first: Int32Array
}

export type LedgerPerson = Pick<HistoryPerson, 'name' | 'email' | 'lastAt'>

export interface LedgerRule {
  classes: readonly string[]
  /** Whether identities that are one person count as one. */
  isMerged: boolean
  /** Whether people of equal names count as one, too. */
  byName?: true
  /** Whether changes in commits of more than 50 paths count. */
  withBulk: boolean
}

export function makeLedger(history: History, rule: LedgerRule): Ledger {
  const files = history.files.filter((file) => rule.classes.includes(file.class))
  const { people, indexOf } = peopleIn(history, rule)
  const first = Int32Array.from(files, ({ firstAuthorId, isFirstInBulk }) =>
    firstAuthorId === null || (isFirstInBulk && !rule.withBulk)
      ? -1
      : (indexOf.get(firstAuthorId) ?? -1),
  )
  return { files, people, first, ...rowsOf(history, rule, files, indexOf) }
}

type Rows = Pick<Ledger, 'start' | 'person' | 'changes' | 'lastAt'>

/** Ordered by file, then person; the identities of one person are added up. */
function rowsOf(
  { contacts }: History,
  { withBulk }: LedgerRule,
  files: readonly HistoryFile[],
  indexOf: Map<number, number>,
): Rows {
  const stretches = new Map(
    files.map((file) => [file.fileId, new Map<number, { changes: number; lastAt: number }>()]),
  )
  let count = 0
  for (const { fileId, identityId, changes, bulkChanges, lastAt } of contacts) {
    const counted = withBulk ? changes + bulkChanges : changes
    const who = indexOf.get(identityId)
    const stretch = stretches.get(fileId)
    if (counted === 0 || who === undefined || stretch === undefined) continue
    const known = stretch.get(who)
    if (known === undefined) {
      stretch.set(who, { changes: counted, lastAt: lastAt ?? 0 })
      count++
    } else {
      known.changes += counted
      known.lastAt = Math.max(known.lastAt, lastAt ?? 0)
    }
  }
  const rows = {
    start: new Int32Array(files.length + 1),
    person: new Int32Array(count),
    changes: new Int32Array(count),
    lastAt: new Float64Array(count),
  }
  let row = 0
  for (const [index, file] of files.entries()) {
    const stretch = stretches.get(file.fileId)
    for (const who of [...(stretch?.keys() ?? [])].toSorted((a, b) => a - b)) {
      const known = stretch?.get(who)
      rows.person[row] = who
      rows.changes[row] = known?.changes ?? 0
      rows.lastAt[row++] = known?.lastAt ?? 0
    }
    rows.start[index + 1] = row
  }
  return rows
}

/** People in order, and the place of each identity among them; bots have none. */
function peopleIn({ people, contacts }: History, { isMerged, byName }: LedgerRule) {
  const involved = new Set(contacts.map((contact) => contact.identityId))
  const keyed = [...people]
    .filter(([identityId, person]) => involved.has(identityId) && !person.isBot)
    .map(([identityId, person]) => ({
      identityId,
      person,
      key: isMerged
        ? ((byName ? nameKey(person.name) : null) ?? personKey(person))
        : `${personKey(person)}\n${identityId}`,
    }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.identityId - b.identityId))
  const ordered: LedgerPerson[] = []
  const indexOf = new Map<number, number>()
  let last: string | undefined
  for (const { identityId, person, key } of keyed) {
    if (key !== last) ordered.push(person)
    last = key
    indexOf.set(identityId, ordered.length - 1)
  }
  return { people: ordered, indexOf }
}

/** Two identities are one person exactly when these are equal: attribution gives them the same name and e-mail. */
export function personKey({ email, name }: { email: string; name: string }): string {
  return `${email.toLowerCase()}\n${name}`
}
