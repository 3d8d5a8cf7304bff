/** A text that would never end costs its own time, and nobody else's. */
import { afterEach, expect, test } from 'vitest'
import { makeThreads, type Threads } from './threads.ts'
import type { Told } from './threads.fixture.ts'

const url = new URL('threads.fixture.ts', import.meta.url)
let threads: Threads<Told, string>
afterEach(() => threads.close())

function some(count = 1, idleMs = 60_000) {
  threads = makeThreads<Told, string>({ url, count, workMsMax: 400, idleMs })
  return threads
}

test('a thread that is late is ended, and the next job has another', async () => {
  const { ask } = some()
  await ask('answer')
  const began = performance.now()
  const answers = await Promise.all([ask('hang'), ask('answer'), ask('hang'), ask('answer')])
  expect(answers.map(({ is }) => is)).toEqual(['late', 'done', 'late', 'done'])
  expect(performance.now() - began).toBeGreaterThan(800)
})

test('what is loaded does not count as work', async () => {
  expect(await some().ask('load')).toEqual({ is: 'done', answer: 'load' })
})

test('a thread that breaks, or needs too much memory, takes its own job with it alone', async () => {
  const { ask } = some()
  const answers = await Promise.all([ask('throw'), ask('answer'), ask('fill'), ask('answer')])
  expect(answers.map(({ is }) => is)).toEqual([
    'failed',
    'done',
    expect.stringMatching(/failed|late/),
    'done',
  ])
}, 30_000)

test('while one hangs, another answers; and nothing here waits for either', async () => {
  const { ask } = some(2)
  await Promise.all([ask('answer'), ask('answer')])
  const hanging = ask('hang')
  expect(await Promise.race([hanging, ask('answer')])).toMatchObject({ is: 'done' })
  expect(await hanging).toEqual({ is: 'late' })
})

test('a thread that nobody needs goes, and comes again', async () => {
  const { ask } = some(1, 50)
  await ask('answer')
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(await ask('answer')).toMatchObject({ is: 'done' })
})

test('what waits when all is closed is answered', async () => {
  const { ask, close } = some()
  const answers = [ask('hang'), ask('answer')]
  await close()
  expect(await Promise.all([...answers, ask('answer')])).toEqual([
    { is: 'failed' },
    { is: 'failed' },
    { is: 'failed' },
  ])
})
