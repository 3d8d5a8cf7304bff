/** Finds the measure that is meant, and the row of the answer it is read from; says what there is where there is no such. */
import type { Answer } from '#insights/insight.ts'
import { CairnError } from '#std/errors.ts'
import { nearNames } from '#std/near.ts'
import { shownWord } from '#std/shown-word.ts'
import type { Measure, Measures } from './measure.ts'
import type { Question } from './question.ts'

/** What is meant of the answer. What got better, or never was bad, may stand below the rows that were asked for. */
export async function foundThing(
  { measured, given, ask }: Question,
  place: string | null,
): Promise<unknown> {
  const first = thingIn(measured, await ask(), place)
  return first === undefined && typeof given['limit'] === 'number'
    ? thingIn(measured, await ask(widened), place)
    : first
}

/** As many as evidence lists at most. */
const widened = 10_000

export function measuresIn(
  { whole, rows }: Measures,
  place: string | null,
): Record<string, Measure<unknown>> {
  if (place !== null && rows === undefined)
    throw new CairnError('invalid', 'pin.place', 'This answer has no rows to be pinned.', {
      hint: 'Leave the place out, to pin the whole of it.',
    })
  return Object.fromEntries(Object.entries(place === null ? whole : (rows?.measures ?? {})))
}

export function measureIn(
  measured: Measures,
  { place, measure: wanted }: { place: string | null; measure: string | null },
): { name: string; measure: Measure<unknown> } {
  const known = measuresIn(measured, place)
  const name = wanted ?? Object.keys(known)[0] ?? ''
  const measure = Object.hasOwn(known, name) ? known[name] : undefined
  if (measure === undefined)
    throw new CairnError('not_found', 'pin.measure', `${shownWord(name)} is no number of it.`, {
      hint: `There is ${Object.keys(known).join(', ')}${placesHint(place, measured.rows)}.`,
    })
  return { name, measure }
}

/** What a measure is read from; undefined where the answer has no such row. */
function thingIn({ rows }: Measures, answer: Answer, place: string | null): unknown {
  return place === null ? answer : rows?.of(answer).find((row) => rows.placeOf(row) === place)
}

function placesHint(place: string | null, rows: Measures['rows']): string {
  return place !== null || rows === undefined
    ? ''
    : `; and of one of its rows, ${Object.keys(rows.measures).join(', ')}`
}

export function noSuchPlace({ rows }: Measures, answer: Answer, place: string): CairnError {
  const places = rows?.of(answer).map((row) => rows.placeOf(row)) ?? []
  const near = nearNames(place, places)
  const shown = near.length > 0 ? near : places.slice(0, 3)
  return new CairnError('not_found', 'pin.place', `${shownWord(place)} is no row of this answer.`, {
    hint:
      places.length === 0
        ? 'It has none.'
        : `${near.length > 0 ? 'It has' : 'Its first are'} ${shown.map(shownWord).join(', ')}.`,
  })
}
