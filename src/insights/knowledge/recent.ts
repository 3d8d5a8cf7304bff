/** The same question about the last 24 months. */
import type { Scope } from '../insight.ts'

export function lastTwoYears(scope: Scope, asOf: number): Scope {
  const to = new Date(asOf * 1000)
  const from = new Date(to)
  from.setUTCFullYear(to.getUTCFullYear() - 2)
  return { ...scope, window: { label: '24m', from, to } }
}
