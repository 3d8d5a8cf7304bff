/** Flaky test cases: the same case failed and passed on the same commit. Pure. */
import { rounded } from '#std/spread.ts'
import type { TestsAnswer } from './shape.ts'

/** One run of one case. Lengths and times are milliseconds; null where no report tells. */
export interface Try {
  repository: string
  name: string
  /** Tells commits apart; of a report without one, the report: it is of one commit, whichever. */
  commit: string
  failed: boolean
  ms: number | null
  at: number | null
}

type Window = { from: number | null; to: number | null }
type Told = Pick<TestsAnswer, 'items'> & { flaky: NonNullable<TestsAnswer['flaky']> }

/** `tries` are of any time: what failed in the window may have passed behind it. */
export function flakyOf(
  tries: readonly Try[],
  { window, limit }: { window: Window; limit: number },
): Told {
  const failed = [
    ...Map.groupBy(tries, ({ repository, name, commit }) =>
      JSON.stringify([repository, name, commit]),
    ).values(),
  ].flatMap((its) => failureOn(its, window) ?? [])
  const cases = [
    ...Map.groupBy(failed, ({ repository, name }) => JSON.stringify([repository, name])).values(),
  ].flatMap((its) => {
    const [one] = its
    return one === undefined
      ? []
      : [{ repository: one.repository, name: one.name, ...costOf(its, waitsOf(its)) }]
  })
  const onCommits = [
    ...Map.groupBy(failed, ({ repository, commit }) =>
      JSON.stringify([repository, commit]),
    ).values(),
  ]
  return {
    flaky: {
      cases: cases.length,
      ...costOf(failed, onCommits.map(longestOf)),
      commits: onCommits.length,
    },
    items: cases
      .sort(
        (a, b) =>
          b.failures - a.failures ||
          (b.wait.value ?? 0) - (a.wait.value ?? 0) ||
          compare(a.name, b.name) ||
          compare(a.repository, b.repository),
      )
      .slice(0, limit),
  }
}

interface Failure extends Pick<Try, 'repository' | 'name' | 'commit'> {
  /** What each failure took. */
  took: (number | null)[]
  waitMs: number | null
}

/** Of one case on one commit; undefined where it did not both fail and pass, or failed outside of the window. */
function failureOn(tries: readonly Try[], window: Window): Failure | undefined {
  const failures = tries.filter(({ failed }) => failed)
  const within = failures.filter(({ at }) => isWithin(window, at))
  const [one] = within
  if (one === undefined || failures.length === tries.length) return undefined
  const since = Math.min(...within.map(({ at }) => at ?? Infinity))
  const green = Math.min(
    ...tries.flatMap(({ failed, at }) => (failed || at === null || at < since ? [] : [at])),
  )
  return {
    ...{ repository: one.repository, name: one.name, commit: one.commit },
    took: within.map(({ ms }) => ms),
    waitMs: Number.isFinite(green) ? green - since : null,
  }
}

function isWithin({ from, to }: Window, at: number | null): boolean {
  if (at === null) return from === null && to === null
  return (from === null || at >= from) && (to === null || at <= to)
}

function waitsOf(failures: readonly Failure[]): (number | null)[] {
  return failures.map(({ waitMs }) => waitMs)
}

function longestOf(failures: readonly Failure[]): number | null {
  const known = waitsOf(failures).filter((wait) => wait !== null)
  return known.length === 0 ? null : Math.max(...known)
}

function costOf(failures: readonly Failure[], waits: readonly (number | null)[]) {
  const took = failures.flatMap((one) => one.took)
  return {
    failures: took.length,
    commits: failures.length,
    runner: { ...sumOf(took, 60_000), unit: 'minutes' as const },
    wait: { ...sumOf(waits, 3_600_000), unit: 'hours' as const },
  }
}

function sumOf(lengths: readonly (number | null)[], unitMs: number) {
  const known = lengths.filter((length) => length !== null)
  const sum = known.reduce((all, length) => all + length, 0)
  return {
    value: known.length === 0 && lengths.length > 0 ? null : rounded(sum / unitMs),
    notMeasurable: lengths.length - known.length,
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
