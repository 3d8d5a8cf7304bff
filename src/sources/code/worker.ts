/** One thread of the pool: files in, measures out, in the order they came. */
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { invariant, messageOf } from '#std/errors.ts'
import { isSpent } from './grammar.ts'
import { languageOf } from './languages.ts'
import { failedMeasure, measureText, type FileMeasure, type Limits } from './measure.ts'

export interface Job {
  path: string
  bytes: Uint8Array
}

export interface ThreadOptions {
  limits: Limits
  /** Whether it leaves the cores to whatever else wants them. */
  givesWay: boolean
}

export interface Answer {
  measure: FileMeasure
  isSpent: boolean // this thread should be replaced (grammar.ts)
}

const niceness = 5

invariant(parentPort !== null, 'worker.ts runs in a worker thread')
const port = parentPort
const { limits, givesWay }: ThreadOptions = workerData
// On Linux this is the thread's own priority; elsewhere it would be the whole process's.
if (givesWay && process.platform === 'linux') setPriority(niceness)
let before: Promise<void> = Promise.resolve()

port.on('message', (job: Job) => {
  before = before.then(async () => port.postMessage(await answer(job)))
})

async function answer({ path, bytes }: Job): Promise<Answer> {
  const language = languageOf(path, bytes)
  const measure = await measureText(language, bytes, limits).catch((error: unknown) =>
    failedMeasure(language, messageOf(error)),
  )
  return { measure, isSpent: isSpent() }
}
