/** Doing several things at once, but not too many. */

/**
 * Works on up to `limit` items at a time and gives the results in the items' order. The first items are begun at once, before
 * a result is asked for. A failure stops what has not begun.
 */
export function inOrder<Item, Result>(
  items: Iterable<Item>,
  limit: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const source = items[Symbol.iterator]()
  const running: Promise<Result>[] = []
  const begin = () => {
    const next = source.next()
    if (next.done) return
    const started = work(next.value)
    // Its failure is met when its turn comes; until then it is not an unhandled one.
    started.catch(() => {})
    running.push(started)
  }
  for (let count = 0; count < limit; count++) begin()
  return drain(running, begin)
}

async function* drain<Result>(
  running: Promise<Result>[],
  begin: () => void,
): AsyncGenerator<Result> {
  try {
    for (let first = running.shift(); first !== undefined; first = running.shift()) {
      const result = await first
      begin()
      yield result
    }
  } finally {
    await Promise.allSettled(running)
  }
}
