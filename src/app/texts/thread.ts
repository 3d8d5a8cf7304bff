/** One of the threads that make texts into HTML and colour code: what a text points at is told by those who keep its links. */
import { parentPort } from 'node:worker_threads'
import { makeHighlighter } from '#markdown/code/highlight.ts'
import { makeRenderer } from '#markdown/render.ts'
import type { Said } from '#markdown/threads.ts'
import { invariant } from '#std/errors.ts'
import { pointersIn } from './pointers.ts'

export type Job =
  | { make: 'text'; text: string; isColoured: boolean }
  | { make: 'code'; code: string; language: string }

/** HTML of a text; of code, its lines, or undefined where they stay as they are. */
export type Done = { html: string } | { lines: string[] | undefined }

invariant(parentPort !== null, 'thread.ts runs in a worker thread')
const port = parentPort
const say = (said: Said<Done>): void => port.postMessage(said)
const doneWith = (answer: Done): Said<Done> => ({ is: 'done', answer })

const colour = makeHighlighter({
  loading: () => say({ is: 'loading' }),
  loaded: () => say({ is: 'working' }),
})
const inColours = makeRenderer({
  find: pointersIn,
  highlight: async (code, language) => (await colour(code, language))?.join('\n'),
})
const plain = makeRenderer({ find: pointersIn, highlight: async () => undefined })

// One job at a time: whoever gives them waits for the answer.
port.on(
  'message',
  (job: Job) => void done(job).then((answer) => port.postMessage(doneWith(answer))),
)
say({ is: 'working' })

async function done(job: Job): Promise<Done> {
  if (job.make === 'code') return { lines: await colour(job.code, job.language) }
  return { html: await (job.isColoured ? inColours : plain)(job.text) }
}
