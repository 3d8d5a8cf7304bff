/** What verbs of the flow say on a command line. */
import { expect, test } from 'vitest'
import type { FlowComparison } from './compare-verbs.ts'
import { sayComparison } from './compare-words.ts'
import { sayUndone } from './correction-words.ts'
import { sayIAm, sayIAmNot } from './my-flow-words.ts'

const textOf = (lines: readonly { text: string }[]) => lines.map(({ text }) => text)

test('who says which account is theirs, and who takes something back, is told so in a sentence', () => {
  const own = { key: 'github.com#1', login: 'ana' }
  expect(textOf(sayIAm(own))[0]).toBe('You are ana on github.com. Nobody else sees that.')
  expect(textOf(sayIAmNot(own))).toEqual(['You are no longer ana on github.com.'])
  expect(textOf(sayUndone({ correction: 3 }))[0]).toBe(
    'Correction 3 is taken back: from now on it changes no number.',
  )
})

test('what was not compared is told with the reason, and not as weeks without anything', () => {
  const none = { weeks: 0, n: 0, value: null }
  const told: FlowComparison = {
    ...({ measure: 'recovery_time', unit: 'minutes', verdict: 'cannot tell' } as const),
    ...{ says: 'until production was well again', since: '2026-03-02', because: '2 places fit' },
    ...{ before: none, after: none, difference: null, repositories: ['app'], alsoDecided: [] },
  }
  const say = (wish: Partial<FlowComparison> = {}) => textOf(sayComparison({ ...told, ...wish }))
  expect(say()).toEqual([
    'Until production was well again, since 2 Mar 2026, of app',
    'Nobody can tell: 2 places fit.',
  ])
  expect(say({ before: { weeks: 4, n: 9, value: 60 } }).join('\n')).toContain('in 4 weeks')
})
