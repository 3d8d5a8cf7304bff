/**
 * Since when something no longer holds, found by looking at few commits of a line: back in growing steps until it held, then
 * halving what lies between. That it held again for a while in between may be missed; some places are looked at for that.
 */

export interface Drift {
  /** The place in the line of the first commit in which it did not hold. */
  at: number
  /** Whether it held before; if not, `at` is the beginning of the line. */
  wasHonoured: boolean
}

/** `length` commits, the newest at 0, in which it does not hold. */
export async function driftIn(
  length: number,
  holds: (at: number) => Promise<boolean>,
): Promise<Drift> {
  const known = new Map<number, boolean>([[0, false]])
  const look = async (at: number): Promise<boolean> => {
    const seen = known.get(at) ?? (await holds(at))
    known.set(at, seen)
    return seen
  }
  let good = await backToGood(length, look)
  if (good === undefined) return { at: length - 1, wasHonoured: false }
  for (;;) {
    const bad = await firstBad(good, known, look)
    const later = await heldLater(bad, look)
    if (later === undefined) return { at: bad, wasHonoured: true }
    good = later
  }
}

async function backToGood(
  length: number,
  look: (at: number) => Promise<boolean>,
): Promise<number | undefined> {
  for (let step = 1; ; step *= 2) {
    const at = Math.min(step, length - 1)
    if (at > 0 && (await look(at))) return at
    if (at === length - 1) return undefined
  }
}

async function firstBad(
  before: number,
  known: ReadonlyMap<number, boolean>,
  look: (at: number) => Promise<boolean>,
): Promise<number> {
  let good = before
  let bad = Math.max(...[...known].filter(([at, held]) => !held && at < good).map(([at]) => at))
  while (good - bad > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (await look(middle)) good = middle
    else bad = middle
  }
  return bad
}

const samples = 6

/** A place after `bad`, on the way to the newest, in which it held again. */
async function heldLater(
  bad: number,
  look: (at: number) => Promise<boolean>,
): Promise<number | undefined> {
  for (let part = 1; part <= samples; part++) {
    const at = Math.floor((bad * part) / (samples + 1))
    if (at > 0 && at < bad && (await look(at))) return at
  }
  return undefined
}
