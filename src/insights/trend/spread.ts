/** At most `limit` of a list, evenly spread by place, the first and the last among them. */
export function evenlySpread<T>(all: readonly T[], limit: number): T[] {
  if (all.length <= limit) return [...all]
  return Array.from(
    { length: limit },
    (_, index) => all[Math.round((index * (all.length - 1)) / (limit - 1))],
  ).filter((one) => one !== undefined)
}
