/** When to try again what could not be delivered: soon at first, then ever more rarely, and one day no more. */

const shortestMs = 60_000
const longestMs = 6 * 3_600_000

/** After this many attempts that failed; by half of the time more or less, so that many do not come back at once. */
export function waitMs(attempts: number, random: () => number): number {
  return Math.min(longestMs, shortestMs * 2 ** (attempts - 1)) * (0.5 + random())
}
