import { kindNumber } from '#facts/words/kinds.ts'
import { expect, test } from 'vitest'
import { itemsOf, monthsOf } from './shares.ts'

const rows = (month: number, fixes: number, others: number) =>
  [
    { kind: kindNumber('fix'), n: fixes },
    { kind: kindNumber('feature'), n: others },
  ].map((row) => ({ ...row, month, bulk: 0, formatOnly: 0, bot: 0 }))
const fixing = (before: [number, number], recent: [number, number]) => {
  const all = [...rows(0, ...before), ...rows(1, ...recent)]
  return itemsOf(monthsOf(all), all).find(({ kind }) => kind === 'fix')?.trend
}

test('a difference that may be 0 % is none', () => {
  const trend = fixing([54, 146], [80, 122])
  expect(trend?.interval.low).toBeGreaterThan(0)
  expect(Math.round((trend?.interval.low ?? 1) * 100)).toBe(0)
  expect(trend?.direction).toBe('unclear')
  expect(fixing([54, 146], [100, 102])).toMatchObject({
    direction: 'up',
    beforeN: 54,
    recentN: 100,
  })
})
