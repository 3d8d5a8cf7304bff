import { expect, test } from 'vitest'
import { youngWords } from './young.ts'

const history = (days: number) => ({
  from: '2026-01-01T00:00:00.000Z',
  to: new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString(),
})

test.each([
  [368, history(4.5), 'The history of app is young: 368 commits in 5 days.'],
  [12, history(900), 'The history of app is young: 12 commits in 900 days.'],
  [1, history(0), 'The history of app is young: 1 commit in 1 day.'],
  [0, null, 'app has no commits yet.'],
  [368, history(30), null],
])('%i commits', (commits, span, words) => {
  expect(youngWords({ repository: 'app', commits, history: span })).toBe(words)
})
