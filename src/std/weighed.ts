/** How well each of many things fits what is wanted. Pure. */

export interface Weighed<Item, Want> {
  item: Item
  /** What of it is wanted, in the order in which it is wanted. */
  found: Want[]
  weight: number
}

/**
 * What is wanted counts the more the earlier it is wanted and the earlier the thing names it: 1 / (place wanted · place named), both
 * from 1; where several are wanted as much, `wantedPlace` says so. What fits nothing is left out.
 */
export function weighed<Item, Want>(
  items: readonly Item[],
  wanted: readonly Want[],
  /** From 0; -1 where the thing does not name it. */
  placeIn: (item: Item, want: Want) => number,
  /** From 0, of the one that stands there. */
  wantedPlace: (want: Want, place: number) => number = (_, place) => place,
): Weighed<Item, Want>[] {
  return items
    .map((item) => {
      const found = wanted.flatMap((want, place) => {
        const named = placeIn(item, want)
        return named === -1
          ? []
          : [{ want, weight: 1 / ((wantedPlace(want, place) + 1) * (named + 1)) }]
      })
      return {
        item,
        found: found.map(({ want }) => want),
        weight: found.reduce((sum, { weight }) => sum + weight, 0),
      }
    })
    .filter(({ found }) => found.length > 0)
}
