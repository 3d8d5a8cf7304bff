/**
 * Evidence that waits to be pinned to a record that is still being written. It travels in an address, and is kept with the words
 * that are not sent yet.
 */
import type { Where } from '#web/api/verbs.ts'
import { address } from '#web/ui/address.ts'

/** What is shown somewhere, and could be pinned. */
export interface Pinned {
  /** Such as hotspots. */
  evidence: string
  where: Where
  /** The row that is meant; absent for the whole. */
  place?: string
  /** Those of its numbers that are shown there; all where nobody says. */
  only?: readonly string[]
  /** What else was asked. */
  with?: Record<string, string | number | boolean | readonly string[]>
}

export interface WaitingPin {
  evidence: string
  /** What it is asked with, such as window=12m. */
  with: string[]
  /** null for the whole. */
  place: string | null
  /** The usual one where null. */
  measure: string | null
  note: string
}

interface Chosen {
  measures?: readonly string[]
  note?: string
}

/** The question of it, as `pins.measures` and `pins.add` take it. */
export function questionOf({ evidence, where, place, with: more = {} }: Pinned) {
  const texts = Object.entries({ ...where, ...more }).flatMap(([key, value]) =>
    [value].flat().map((one) => `${key}=${one}`),
  )
  return { evidence, with: texts, place: place ?? null }
}

/** One pin for each measure. */
export function waitingPins(pinned: Pinned, { measures = [], note = '' }: Chosen): WaitingPin[] {
  const question = questionOf(pinned)
  const wanted = measures.length === 0 ? [pinned.only?.[0] ?? null] : measures
  return wanted.map((measure) => ({ ...question, measure, note }))
}

/** Where a new record is written, with what is to be pinned to it. */
export function formFor(
  form: string,
  pinned: Pinned,
  { about, measures = [], note = '' }: Chosen & { about?: string | undefined } = {},
): string {
  const question = questionOf(pinned)
  const text = new URLSearchParams({ evidence: question.evidence })
  for (const one of question.with) text.append('with', one)
  if (question.place !== null) text.set('place', question.place)
  const wanted = measures.length === 0 ? (pinned.only?.slice(0, 1) ?? []) : measures
  for (const measure of wanted) text.append('measure', measure)
  if (note !== '') text.set('note', note)
  return address(form, { about, pin: text.toString() })
}

/** What stands behind `pin=` in such an address. */
export function pinsIn(text: string | undefined): WaitingPin[] {
  const given = new URLSearchParams(text)
  const evidence = given.get('evidence')
  if (evidence === null) return []
  const measures = given.getAll('measure')
  return (measures.length === 0 ? [null] : measures).map((measure) => ({
    ...{ evidence, with: given.getAll('with'), place: given.get('place'), measure },
    note: given.get('note') ?? '',
  }))
}

/** Whose places are files or folders. */
const ofFiles = new Set(['hotspots', 'trend', 'knowledge', 'reverts'])

/** The code that it is about, such as app:src/a.ts; a pair is two. Of what is no code, none. */
export function codeOf(pins: readonly WaitingPin[]): string[] {
  const places = pins.flatMap(({ evidence, with: asked, place }) => {
    const repository = asked
      .find((one) => one.startsWith('repository='))
      ?.slice('repository='.length)
    if (repository === undefined || place === null) return []
    const pair = evidence === 'coupling' ? place.split(' ') : []
    // With a space in one of them nobody can tell where the other begins.
    const paths = ofFiles.has(evidence) ? [place] : pair.length === 2 ? pair : []
    return paths.map((path) => `${repository}:${path}`)
  })
  return [...new Set(places)]
}

/** A short name of what is to be pinned, to keep a draft by: another question is another draft. */
export function pinKey(text: string): string {
  let hash = 0x811c9dc5
  // FNV-1a: nothing hangs on it but that two questions hardly ever share a draft.
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(36)
}
