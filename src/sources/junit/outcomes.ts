/**
 * What came of one case. Surefire and its kin tell tries in one element: `flakyFailure` is a try that failed before one passed,
 * `rerunFailure` another that failed after the first had. So each try is told, in the order in which it was made.
 */
import type { TestCaseSeen } from '#facts/forge/seen.ts'

export type Outcome = TestCaseSeen['outcome']

/** Of the elements within a case, by their names in lower case, in their order. */
export function outcomesOf(elements: readonly string[], status: string | undefined): Outcome[] {
  const all = new Set(elements)
  const last: Outcome = all.has('error')
    ? 'error'
    : all.has('failure')
      ? 'failed'
      : all.has('skipped') || all.has('disabled') || neverRun.has(status ?? '')
        ? 'skipped'
        : 'passed'
  const flaky = elements.flatMap((name) => tries[name] ?? [])
  const reruns = elements.flatMap((name) => laterTries[name] ?? [])
  return [...flaky, last, ...reruns]
}

const tries: Partial<Record<string, Outcome>> = { flakyfailure: 'failed', flakyerror: 'error' }
const laterTries: Partial<Record<string, Outcome>> = { rerunfailure: 'failed', rerunerror: 'error' }
const neverRun = new Set(['notrun', 'disabled', 'skipped', 'ignored', 'pending', 'suppressed'])

/** Seconds as reports have them, as whole milliseconds; also with a comma for a point, and with commas between thousands. */
export function millisecondsOf(given: string | undefined): number | null {
  const text = given?.trim() ?? ''
  const isThousands = /^\d{1,3}(,\d{3})*\.\d+$/.test(text)
  const plain = isThousands ? text.replaceAll(',', '') : text.replace(',', '.')
  if (!/^\d+(\.\d+)?(e-?\d+)?$/i.test(plain)) return null
  const ms = Math.round(Number(plain) * 1000)
  return ms <= 2_147_483_647 ? ms : null
}
