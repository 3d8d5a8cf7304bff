/** A thread that does what it is told to, for the tests of those who end it. */
import { parentPort } from 'node:worker_threads'
import { invariant } from '#std/errors.ts'
import type { Said } from './threads.ts'

export type Told = 'answer' | 'hang' | 'load' | 'fill' | 'throw'

invariant(parentPort !== null, 'this runs in a worker thread')
const port = parentPort
const say = (said: Said<string>): void => port.postMessage(said)

port.on('message', (told: Told) => void obey(told))

async function obey(told: Told): Promise<void> {
  if (told === 'hang') for (;;);
  if (told === 'throw') throw new Error('This text is too much for me.')
  if (told === 'fill')
    for (const all: number[][] = []; ;) all.push(Array.from({ length: 1e6 }, () => 1.5))
  if (told === 'load') {
    say({ is: 'loading' })
    await new Promise((resolve) => setTimeout(resolve, 600))
    say({ is: 'working' })
  }
  say({ is: 'done', answer: told })
}

say({ is: 'working' })
