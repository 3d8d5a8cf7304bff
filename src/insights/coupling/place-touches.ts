/** Touches of files as touches of places in change-sets: what pairs are counted from. */
import type { Touches } from '#facts/reading/touches.ts'
import type { PlaceTouches } from './pairs.ts'

export interface Placed {
  touches: Touches
  /** Change-set of each commit; -1 for one that was left out as bulk. */
  unitOf: Int32Array
  placeOf: ReadonlyMap<number, number>
}

/** With `isCounted`, only what these commits (by index) touch. */
export function placeTouches(
  { touches, unitOf, placeOf }: Placed,
  isCounted: (commit: number) => boolean = () => true,
): PlaceTouches {
  const unit = new Int32Array(touches.commit.length)
  const place = new Int32Array(touches.commit.length)
  let count = 0
  touches.commit.forEach((index, row) => {
    const own = placeOf.get(touches.file[row] ?? -1)
    const number = unitOf[index] ?? -1
    if (own === undefined || number < 0 || !isCounted(index)) return
    unit[count] = number
    place[count++] = own
  })
  return { unit: unit.subarray(0, count), place: place.subarray(0, count) }
}
