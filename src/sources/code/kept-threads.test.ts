import { expect, test } from 'vitest'
import { keepThread, keptThread } from './kept-threads.ts'
import { defaultLimits, type FileMeasure } from './measure.ts'
import { createMeasurePool } from './pool.ts'
import { startThread, type Thread } from './thread.ts'

const bytes = new TextEncoder().encode('export const a = 1 ? 2 : 3')
const nobody = { answer: () => {}, end: () => {} }

/** Of a kind that no other test asks for. */
function aKind(msMax: number) {
  return { limits: { ...defaultLimits, msMax }, givesWay: false }
}

function measured(thread: Thread): Promise<FileMeasure> {
  return new Promise((resolve) => thread.give({ path: 'a.ts', bytes, resolve }))
}

test('what a pool leaves idle works for the next one, and for one', async () => {
  const kind = aKind(20_001)
  const pool = createMeasurePool({ workers: 1, limits: kind.limits })
  await pool.measure({ path: 'a.ts', bytes })
  await pool.close()

  expect(keptThread(aKind(20_002), nobody)).toBeUndefined()
  let answered = 0
  const thread = keptThread(kind, { answer: () => (answered += 1), end: () => {} })
  expect(keptThread(kind, nobody)).toBeUndefined()
  expect(thread && (await measured(thread))).toMatchObject({ how: 'parsed', cyclomatic: 1 })
  expect(answered).toBe(1)
  await thread?.stop()
})

test('a thread at work or stopped is not kept', async () => {
  const kind = aKind(20_003)
  const thread = startThread(kind, nobody)
  const measure = measured(thread)
  expect(keepThread(kind, thread)).toBe(false)
  await measure
  await thread.stop()
  expect(keepThread(kind, thread)).toBe(false)
})

test('a thread that ends while it is kept is forgotten', async () => {
  const kind = aKind(20_004)
  const thread = startThread(kind, nobody)
  await measured(thread)
  expect(keepThread(kind, thread)).toBe(true)
  await thread.stop()
  expect(keptThread(kind, nobody)).toBeUndefined()
})

test('no more are kept than a pool has', async () => {
  const kind = aKind(20_005)
  const threads = [1, 2, 3].map(() => startThread(kind, nobody))
  for (const thread of threads) expect(keepThread(kind, thread)).toBe(true)
  expect(threads.map((thread) => thread.isOpen())).toEqual([false, true, true])
  expect([1, 2, 3].map(() => keptThread(kind, nobody))).toEqual([...threads.slice(1), undefined])
  await Promise.all(threads.map((thread) => thread.stop()))
})
