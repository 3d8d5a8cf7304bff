/**
 * Threads that work on strangers' texts, each with a time in which it has to be done. One that is late is ended, whatever it is
 * doing, and another takes its place; nothing of this stops what runs here. A thread that nobody needs for a while goes.
 */
import { Worker } from 'node:worker_threads'

export interface Threads<Job, Done> {
  /** Never rejects for what a text holds. */
  ask: (job: Job) => Promise<Outcome<Done>>
  close: () => Promise<void>
}

export type Outcome<Done> = { is: 'done'; answer: Done } | { is: 'late' | 'failed' }

/** What a thread says: that it is busy with what no text can make slow, that it works, and what came of it. */
export type Said<Done> = { is: 'loading' } | { is: 'working' } | { is: 'done'; answer: Done }

interface Wish {
  /** The file that a thread runs: it begins by saying `working`, then answers job by job. */
  url: URL
  count: number
  /** Of work on one job. */
  workMsMax: number
  idleMs: number
}

/** For starting, and for reading a grammar: on a machine with much else to do. */
const loadMsMax = 20_000
/** A text of 64 KiB and the grammars of a dozen languages. */
const resourceLimits = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }

interface Task<Job, Done> {
  job: Job
  resolve: (outcome: Outcome<Done>) => void
}

export function makeThreads<Job, Done>(wish: Wish): Threads<Job, Done> {
  const waiting: Task<Job, Done>[] = []
  const threads = new Set<Thread<Job, Done>>()
  let isClosed = false

  const proceed = (): void => {
    for (const task of waiting.splice(0)) {
      const thread = [...threads].find(({ isFree }) => isFree()) ?? started()
      if (thread === undefined) waiting.push(task)
      else thread.give(task)
    }
  }
  const started = (): Thread<Job, Done> | undefined => {
    if (threads.size >= wish.count) return undefined
    const thread = startThread<Job, Done>(wish, {
      free: proceed,
      gone() {
        threads.delete(thread)
        proceed()
      },
    })
    threads.add(thread)
    return thread
  }
  return {
    ask: (job) =>
      new Promise((resolve) => {
        if (isClosed) return resolve({ is: 'failed' })
        waiting.push({ job, resolve })
        proceed()
      }),
    async close() {
      isClosed = true
      for (const { resolve } of waiting.splice(0)) resolve({ is: 'failed' })
      await Promise.all([...threads].map(async (thread) => thread.stop()))
    },
  }
}

interface Thread<Job, Done> {
  isFree: () => boolean
  give: (task: Task<Job, Done>) => void
  stop: () => Promise<unknown>
}

function startThread<Job, Done>(
  { url, workMsMax, idleMs }: Wish,
  on: { free: () => void; gone: () => void },
): Thread<Job, Done> {
  const worker = new Worker(url, { resourceLimits })
  let task: Task<Job, Done> | undefined
  let isLoading = true
  let isEnding = false
  let since = performance.now()
  let leftMs = workMsMax
  let timer: NodeJS.Timeout | undefined
  const end = (is: 'late' | 'failed'): void => {
    isEnding = true
    clearTimeout(timer)
    task?.resolve({ is })
    task = undefined
    void worker.terminate()
  }
  /** What is being loaded has a time of its own; the work goes on with what was left of its own before. */
  const watch = (): void => {
    clearTimeout(timer)
    const ms = isLoading ? loadMsMax : leftMs
    timer = setTimeout(() => end('late'), Math.max(1, ms))
    since = performance.now()
  }
  const rest = (): void => {
    worker.unref()
    clearTimeout(timer)
    timer = setTimeout(() => end('failed'), idleMs)
    timer.unref()
  }
  worker.on('message', (said: Said<Done>) => {
    if (isEnding) return
    if (!isLoading) leftMs -= performance.now() - since
    isLoading = said.is === 'loading'
    if (said.is !== 'done') return task === undefined ? rest() : watch()
    task?.resolve(said)
    task = undefined
    rest()
    on.free()
  })
  // Too little memory, or a bug of ours; which text it was is told to whoever asked.
  worker.on('error', () => end('failed'))
  worker.on('exit', () => {
    end('failed')
    on.gone()
  })
  rest()
  return {
    isFree: () => task === undefined && !isEnding,
    give(next) {
      task = next
      leftMs = workMsMax
      worker.ref()
      watch()
      worker.postMessage(next.job, [])
    },
    stop() {
      end('failed')
      return worker.terminate()
    },
  }
}
