import { expect, test } from 'vitest'
import type { Gathered } from './gather.ts'
import { mixFinding } from './mix-finding.ts'

const interval = (low: number, high: number) => ({ low, high, level: 0.99, method: 'Newcombe' })

function mixed(direction: 'up' | 'unclear'): Pick<Gathered, 'mix'> {
  return {
    mix: {
      window: { label: '12m', from: null, to: null },
      n: 402,
      leftOut: [],
      told: { n: 402, share: 1 },
      spans: {
        before: { from: '2025-04', to: '2025-09', n: 200 },
        recent: { from: '2025-10', to: '2026-03', n: 202 },
      },
      items: [
        {
          kind: 'fix',
          n: 135,
          share: 0.3358,
          interval: interval(0.3, 0.38),
          trend: {
            before: 0.27,
            recent: 0.401,
            beforeN: 54,
            recentN: 81,
            difference: 0.131,
            interval: interval(0.01, 0.25),
            direction,
          },
          counterEvidence: [],
        },
      ],
      months: [],
    },
  }
}

test('more fixes than before are told with both spans and both counts', () => {
  expect(mixFinding(mixed('up'))).toMatchObject({
    title: 'In the last six months 40 % of the changes were fixes, in the six before 27 %.',
    evidence: '81 of 202 changes since October 2025, 54 of 200 before.',
  })
  expect(mixFinding(mixed('unclear'))).toBeUndefined()
})
