/**
 * Values in order, each with the group it came in (its week, its release), so that drawing whole groups again, as a bootstrap
 * does hundreds of times, sorts nothing: a draw only counts along them.
 */
export interface InOrder {
  values: Float64Array
  groupOf: Int32Array
  /** How many values each group holds. */
  sizes: number[]
}

export function inOrder(groups: readonly (readonly number[])[]): InOrder {
  const ordered = groups
    .flatMap((values, group) => values.map((value) => ({ value, group })))
    .sort((a, b) => a.value - b.value)
  return {
    values: Float64Array.from(ordered, ({ value }) => value),
    groupOf: Int32Array.from(ordered, ({ group }) => group),
    sizes: groups.map((group) => group.length),
  }
}

/**
 * The quantiles (type 7; `shares` rise from 0 to 1) of the values where each group is there as often as `times` says; null
 * where nothing was drawn. One walk along the values, however many shares are asked for.
 */
export function drawnQuantiles(
  { values, groupOf, sizes }: InOrder,
  times: Int32Array,
  shares: readonly number[],
): number[] | null {
  const total = sizes.reduce((sum, size, group) => sum + size * (times[group] ?? 0), 0)
  if (total === 0) return null
  let [place, passed] = [-1, 0]
  return shares.map((share) => {
    const position = (total - 1) * share
    const below = Math.floor(position)
    while (passed <= below) passed += times[groupOf[++place] ?? 0] ?? 0
    const low = values[place] ?? 0
    if (position === below || passed > below + 1) return low
    let next = place + 1
    while (times[groupOf[next] ?? 0] === 0) next++
    return low + ((values[next] ?? low) - low) * (position - below)
  })
}
