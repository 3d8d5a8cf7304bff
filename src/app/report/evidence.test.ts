import { expect, test } from 'vitest'
import { againstIt } from './evidence.ts'

test('the weightiest other reading is told, as what it is: changes left out as bulk are cut off by no window', () => {
  const evidence = [
    { what: 'bot' as const, share: 0.3 },
    { what: 'cut-off' as const, share: 0.4706 },
  ]
  expect(againstIt({}, [{ name: 'both', evidence }])).toEqual([
    'Another reading: 47 % of the changes to both touch very many files at once, and are left out of this.',
  ])
  expect(againstIt({}, [{ name: 'both', evidence: [{ what: 'bulk', share: 0.2 }] }])).toEqual([])
})
