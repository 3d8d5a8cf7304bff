/** Spans of time: half open, in order, apart from each other. Milliseconds since 1970. */
export interface Span {
  from: number
  to: number
}

export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0)
}

/** What of `spans` lies in `whole`. Of a span without length that lies in it, a span without length. */
export function within(spans: readonly Span[], whole: Span): Span[] {
  return spans.flatMap(({ from, to }) => {
    const cut = { from: Math.max(from, whole.from), to: Math.min(to, whole.to) }
    return cut.from < cut.to ? [cut] : []
  })
}

/** What of `spans` lies in none of `others`. */
export function minus(spans: readonly Span[], others: readonly Span[]): Span[] {
  return others.reduce<Span[]>(
    (left, other) =>
      left.flatMap((span) => [
        ...within([span], { from: -Infinity, to: other.from }),
        ...within([span], { from: other.to, to: Infinity }),
      ]),
    [...spans],
  )
}

/** Both ends belong to it: what happens in the moment of closing happens while it is open. */
export function coveredBy(spans: readonly Span[], at: number): boolean {
  return spans.some(({ from, to }) => from <= at && at <= to)
}
