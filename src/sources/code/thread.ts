/** One worker thread and the files it has been given. It dies with the first file it cannot survive, and says which. */
import { Worker } from 'node:worker_threads'
import { languageOf } from './languages.ts'
import { failedMeasure, tookTooLong, type FileMeasure } from './measure.ts'
import type { Answer, Job, ThreadOptions } from './worker.ts'

export interface Task {
  path: string
  bytes: Uint8Array
  resolve: (measure: FileMeasure) => void
}

/** The pool that a thread works for. */
export interface Employer {
  answer: () => void
  /** With the files that it was given and had not begun. */
  end: (unfinished: Task[]) => void
}

export interface Thread {
  tasks: readonly Task[]
  isOpen(): boolean
  /** From now on another hears of it. */
  workFor(employer: Employer): void
  give(task: Task): void
  stop(): Promise<void>
}

/** Room for texts of a few MiB and their measures; the parsers' memory is WebAssembly's and bounded in grammar.ts. */
const resourceLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 }

/** The thread stops by itself at the limit as long as it is only the parser that is slow; this is for all else. */
const graceMs = 2000

export function startThread(options: ThreadOptions, first: Employer): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: options,
    resourceLimits,
  })
  const { limits } = options
  const tasks: Task[] = []
  let why = 'its thread ended'
  let isStopped = false
  let isRetired = false
  let employer = first
  const tooLong = setTimeout(() => {
    if (tasks.length === 0) return
    why = tookTooLong(limits)
    void worker.terminate()
  }, limits.msMax + graceMs)
  tooLong.unref()
  worker.unref()

  worker.on('message', ({ measure, isSpent }: Answer) => {
    if (isRetired) return // What it still answers has gone to another.
    tooLong.refresh()
    tasks.shift()?.resolve(measure)
    isRetired = isSpent
    if (isRetired) void worker.terminate()
    else if (tasks.length === 0) worker.unref()
    employer.answer()
  })
  worker.on('error', (error: Error & { code?: string }) => {
    why =
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? 'needs too much memory'
        : `its thread crashed (${error.message})`
  })
  worker.on('exit', () => {
    clearTimeout(tooLong)
    const unfinished = tasks.splice(0)
    const fatal = isRetired ? undefined : unfinished.shift()
    fatal?.resolve(failedMeasure(languageOf(fatal.path), isStopped ? 'the scan was stopped' : why))
    employer.end(unfinished)
  })
  return {
    tasks,
    isOpen: () => !isRetired && !isStopped,
    workFor(next) {
      employer = next
    },
    give(task) {
      if (tasks.length === 0) {
        tooLong.refresh()
        worker.ref()
      }
      tasks.push(task)
      const job: Job = { path: task.path, bytes: task.bytes }
      worker.postMessage(job, []) // Nothing is moved (pool.ts).
    },
    async stop() {
      isStopped = true
      await worker.terminate()
    },
  }
}
