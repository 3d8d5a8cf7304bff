/** A text is made once, however many ask. */
import { expect, test } from 'vitest'
import { Kept, type Made } from './kept.ts'

function keeping({ charsMax = 100, isLate = false } = {}) {
  const made: string[] = []
  let now = 0
  const kept = new Kept({ charsMax, now: () => now })
  const ask = (text: string) =>
    kept.get(text, async (): Promise<Made> => {
      made.push(text)
      return { html: text, plainBecause: null, isLate }
    })
  return {
    ask,
    wait: (ms: number) => void (now += ms),
    made: () => made.splice(0),
  }
}

test('all who ask at once wait for the same, and who asks later has it', async () => {
  const { ask, made } = keeping()
  await Promise.all([ask('a'), ask('a')])
  expect((await ask('a')).html).toBe('a')
  expect(made()).toEqual(['a'])
})

test('what nobody asked for the longest gives way', async () => {
  const { ask, made } = keeping({ charsMax: 25 })
  const [one, two, three] = ['1', '2', '3'].map((digit) => digit.repeat(10))
  for (const text of [one, two, one, three, one]) await ask(text ?? '')
  expect(made()).toEqual([one, two, three])
  await ask(two ?? '')
  expect(made()).toEqual([two])
})

test('what is longer than all that is kept is not kept', async () => {
  const { ask, made } = keeping({ charsMax: 5 })
  await ask('abcdef')
  await ask('abcdef')
  expect(made()).toHaveLength(2)
})

test('what was late is tried again after a minute', async () => {
  const { ask, made, wait } = keeping({ isLate: true })
  await ask('a')
  wait(59_000)
  await ask('a')
  expect(made()).toHaveLength(1)
  wait(2_000)
  await ask('a')
  expect(made()).toHaveLength(1)
})
