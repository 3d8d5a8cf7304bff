import { expect, test } from 'vitest'
import { ioFor } from '../cairn.fixture.ts'
import { showComparisons, showMeasures, showPins } from './pins.ts'

const terminal = ioFor({ columns: 60 })
const window = { label: '12m', from: '2025-01-05T10:00:00.000Z', to: '2026-01-05T10:00:00.000Z' }
const frozen = { label: 'changes to it', value: 65, unit: '', n: 65, window }
const pin = {
  ...{ id: 'aab2c1f0-0000-4000-8000-000000000000', verb: 'evidence.hotspots' },
  input: { repository: 'app' },
  ...{ place: 'src/engine.ts', frozen, note: 'Mended all the time.' },
  ...{ pinnedAt: '2026-01-05T09:00:00.000Z', removedAt: null },
}
const compared = {
  ...{ pin, now: { ...frozen, value: 13, n: 13 }, difference: -52, since: '2026-01-05' },
  ...{ verdict: 'better', because: 'weeks differ by this much hardly ever by chance' },
  how: 'weeks',
  change: {
    ...{ from: '2025-01-06', to: '2026-04-26' },
    before: { weeks: 52, n: 260, value: 5 },
    after: { weeks: 16, n: 16, value: 1 },
    difference: { value: -4, low: -4.25, high: -3.5 },
  },
}

test('then stands beside today, and the verdict beside its reason', () => {
  expect(showComparisons(terminal, { items: [compared] })).toBe(`src/engine.ts: changes to it
hotspots, app, 12m
Mended all the time.

then        65 changes, until 5 January 2026
today       13 changes, until 5 January 2026
difference  −52

Since 5 January 2026: better. Weeks differ by this much
hardly ever by chance.
looked at   6 January 2025 to 26 April 2026
before      5 a week, n 260, 52 weeks
after       1 a week, n 16, 16 weeks
change      −4; nine times in ten −4.3 to −3.5
`)
})

test('what can be pinned stands by the name it is pinned by', () => {
  const lines = { ...frozen, label: 'its lines', value: 1240, unit: 'lines' }
  const items = [
    { measure: 'revisions', figure: frozen },
    { measure: 'lines', figure: lines },
  ]
  expect(showMeasures(terminal, { items })).toBe(
    'revisions  65, changes to it\nlines      1,240 lines, its lines\n',
  )
})

test('shares are told in per cent, their difference in percentage points', () => {
  const share = { ...frozen, unit: 'share', value: 0.052, n: 400 }
  const text = showComparisons(terminal, {
    items: [
      {
        ...compared,
        pin: { ...pin, frozen: share },
        now: { ...share, value: 0.31 },
        difference: 0.258,
        change: null,
      },
    ],
  })
  expect(text).toContain('then        5.2 %, 400 changes, until')
  expect(text).toContain('today       31 %, 400 changes')
  expect(text).toContain('difference  +25.8 percentage points')
})

test('what cannot be asked any more shows what it was', () => {
  const gone = { ...compared, now: null, difference: null, change: null, how: null }
  const because = 'No repository of this workspace is called "app"'
  const text = showComparisons(terminal, { items: [{ ...gone, verdict: 'cannot tell', because }] })
  expect(text).toContain('then        65 changes')
  expect(text).toContain('cannot tell. No repository of this workspace is\ncalled "app".')
  expect(text).not.toContain('today')
})

test('what did not move, and was measured whole, is no riddle', () => {
  const same = { ...compared, difference: 0, how: 'exact', change: null, verdict: 'cannot tell' }
  const text = showComparisons(terminal, {
    items: [{ ...same, because: 'the number is the same as when it was pinned' }],
  })
  expect(text).toContain('The number is the same as when it was pinned.')
  expect(text).not.toContain('cannot tell')
})

test('what it was asked with is shown', () => {
  const input = { repository: 'app', files: ['a.ts', 'b.ts'], branch: 'main', limit: 3 }
  const whole = { ...pin, place: null, verb: 'evidence.missing', input }
  expect(showPins(terminal, { items: [whole], next: null })).toContain(
    'missing, app, a.ts, b.ts, main, 12m, pinned on 5 January',
  )
})

test('no line is wider than the window, and nothing steers it', () => {
  const long = { ...pin, place: `src/${'a-long-name/'.repeat(4)}x.ts`, note: '\u001b[31mred' }
  for (const text of [
    showComparisons(terminal, { items: [{ ...compared, pin: long }] }),
    showPins(terminal, { items: [long], next: 'x' }),
  ]) {
    expect(text).not.toMatch(/(?!\n)\p{Cc}/u)
    for (const line of text.split('\n').filter((one) => one.includes(' ')))
      expect(line.length, line).toBeLessThanOrEqual(60)
  }
  expect(showComparisons(terminal, { items: [] })).toBe('Nothing is pinned here yet.\n')
})
