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
  return drain(begun(items, limit, work), async () => 0)
}

/** As `inOrder`, but gives each result as soon as it is there, so that nothing waits for an item that takes longer. */
export function asFinished<Item, Result>(
  items: Iterable<Item>,
  limit: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  return drain(begun(items, limit, work), (running) =>
    Promise.race(running.map((each, index) => each.then(() => index))),
  )
}

interface Begun<Result> {
  running: Promise<Result>[]
  beginNext: () => void
}

function begun<Item, Result>(
  items: Iterable<Item>,
  limit: number,
  work: (item: Item) => Promise<Result>,
): Begun<Result> {
  const source = items[Symbol.iterator]()
  const running: Promise<Result>[] = []
  const beginNext = () => {
    const next = source.next()
    if (next.done) return
    const started = work(next.value)
    // Its failure is met when its turn comes; until then it is not an unhandled one.
    started.catch(() => {})
    running.push(started)
  }
  for (let count = 0; count < limit; count++) beginNext()
  return { running, beginNext }
}

async function* drain<Result>(
  { running, beginNext }: Begun<Result>,
  /** Which of those running is to be given next. */
  choose: (running: Promise<Result>[]) => Promise<number>,
): AsyncGenerator<Result> {
  try {
    while (running.length > 0)
      for (const next of running.splice(await choose(running), 1)) {
        const result = await next
        beginNext()
        yield result
      }
  } finally {
    await Promise.allSettled(running)
  }
}
