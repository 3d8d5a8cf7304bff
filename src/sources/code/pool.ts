/**
 * Measures files on worker threads, so that parsing neither blocks nor crashes what runs here. A file that takes too
 * long or takes its thread down is `failed`; the thread is replaced and the files behind it go to another.
 *
 * Bytes are copied to the thread, not moved: for files of a few KiB (all but a handful) a copy is cheaper than moving a
 * buffer, pieces of a larger buffer cannot be moved at all, and what a dying thread had waiting would be lost.
 */
import { availableParallelism } from 'node:os'
import { grammarOf, languageOf } from './languages.ts'
import {
  defaultLimits,
  failedMeasure,
  measureText,
  type FileMeasure,
  type Limits,
} from './measure.ts'
import { keepThread, keptThread } from './kept-threads.ts'
import { startThread, type Employer, type Task, type Thread } from './thread.ts'

export type { FileMeasure } from './measure.ts'

export interface MeasurePool {
  /** Never rejects for what a file holds. */
  measure(file: { path: string; bytes: Uint8Array }): Promise<FileMeasure>
  /** Resolves once so little waits that the next file may be read; a reader awaits it to keep memory bounded. */
  room(): Promise<void>
  /** Starts a thread although nothing is there to be measured yet: it takes as long to start as to measure a dozen files. */
  warm(): void
  /** Allows this many threads from now on. */
  widen(workers: number): void
  /** Stops the threads that are at work; what still waits is answered as `failed`. */
  close(): Promise<void>
}

export function createMeasurePool(
  options: { workers?: number; givesWay?: boolean; limits?: Partial<Limits> } = {},
): MeasurePool {
  let size = Math.max(1, options.workers ?? Math.min(2, availableParallelism()))
  const limits = { ...defaultLimits, ...options.limits }
  const threadOptions = { limits, givesWay: options.givesWay ?? false }
  const threads: Thread[] = []
  const waitingForRoom: (() => void)[] = []
  let waiting: Task[] = []
  let waitingBytes = 0
  let isClosed = false

  const hasRoom = (): boolean => isClosed || (waiting.length < filesMax && waitingBytes < bytesMax)
  const proceed = (): void => {
    while (waiting.length > 0) {
      const thread = freest()
      if (thread === undefined) break
      const task = waiting.shift()
      if (task === undefined) break
      waitingBytes -= task.bytes.length
      thread.give(task)
    }
    while (hasRoom()) {
      const resolve = waitingForRoom.shift()
      if (resolve === undefined) break
      resolve()
    }
  }
  /** The thread with the least to do, if it may have more; a new one while there are fewer than allowed and all are busy. */
  const freest = (): Thread | undefined => {
    const open = threads.filter((thread) => thread.isOpen())
    const least = open.toSorted((a, b) => a.tasks.length - b.tasks.length)[0]
    if (threads.length < size && least?.tasks.length !== 0) return started()
    return least !== undefined && least.tasks.length < aheadMax ? least : undefined
  }
  const started = (): Thread => {
    const pool: Employer = {
      answer: proceed,
      end(unfinished) {
        threads.splice(threads.indexOf(thread), 1)
        waitingBytes += unfinished.reduce((sum, { bytes }) => sum + bytes.length, 0)
        waiting = [...unfinished, ...waiting]
        if (isClosed) stopWaiting() // What this thread had not begun.
        else proceed()
      },
    }
    const thread = keptThread(threadOptions, pool) ?? startThread(threadOptions, pool)
    threads.push(thread)
    return thread
  }
  const stopWaiting = (): void => {
    for (const task of waiting.splice(0)) task.resolve(stopped(task.path))
  }
  return {
    measure: ({ path, bytes }) =>
      new Promise((resolve) => {
        if (isClosed) return resolve(stopped(path))
        if (threads.length === 0 && isPlain(path, bytes))
          return resolve(measureText(languageOf(path, bytes), bytes, limits))
        waiting.push({ path, bytes, resolve })
        waitingBytes += bytes.length
        proceed()
      }),
    room: () =>
      hasRoom() ? Promise.resolve() : new Promise((resolve) => waitingForRoom.push(resolve)),
    warm() {
      if (threads.length === 0 && !isClosed) started()
    },
    widen(workers) {
      size = Math.max(size, workers)
      proceed()
    },
    async close() {
      isClosed = true
      stopWaiting()
      const atWork = threads.filter((thread) => !keepThread(threadOptions, thread))
      await Promise.all(atWork.map((thread) => thread.stop()))
      proceed()
    },
  }
}

/** Files a thread has beside the one in work, so that it need not wait for us; small, since a dying thread returns them. */
const aheadMax = 8
const filesMax = 64
const bytesMax = 8 * 1024 * 1024

/** Words, not code: counted here sooner than a thread is up, which a scan of few changes would wait for. */
function isPlain(path: string, bytes: Uint8Array): boolean {
  const language = languageOf(path, bytes)
  return bytes.length <= plainBytesMax && (language === null || grammarOf(language) === undefined)
}

const plainBytesMax = 64 * 1024

function stopped(path: string): FileMeasure {
  return failedMeasure(languageOf(path), 'the scan was stopped')
}
