/**
 * Makes the flow anew behind what forges send, as long as it is served: in a thread, for 200,000 jobs would hold up whoever sends the
 * next. Meanwhile pages show what is kept, some seconds behind.
 */
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { attendFlow } from '#insights/flow/kept.ts'
import type { Facts } from '#facts/facts.ts'

export interface FlowMaker {
  /** Something was told. */
  soon: () => void
  close: () => Promise<void>
}

interface Wish {
  facts: Pick<Facts, 'pool'>
  report: (error: unknown) => void
  /** At least between two makings, and as long as the last one took. */
  pauseMs?: number
}

/** Said again each third of it: when the process dies, pages make their numbers themselves a minute later. */
const attendedSeconds = 60
/** All that 200,000 jobs take is some 350 MB with a process around it. */
const resourceLimits = { maxOldGenerationSizeMb: 512 }

export function makeFlowBehind({ facts, report, pauseMs = 5_000 }: Wish): FlowMaker {
  const closing = new AbortController()
  const { signal } = closing
  let isWanted = false
  let work: Promise<void> | undefined
  let worker: Worker | undefined
  const attend = (seconds = attendedSeconds) => attendFlow(facts, seconds).catch(report)
  const make = async (): Promise<void> => {
    while (isWanted && !signal.aborted) {
      isWanted = false
      const begun = performance.now()
      try {
        worker = startThread(facts)
        await once(worker, 'exit')
      } catch (error) {
        if (!signal.aborted) report(error)
      }
      const pause = Math.max(pauseMs, performance.now() - begun)
      await sleep(pause, undefined, { signal, ref: false }).catch(() => {})
    }
    work = undefined
  }
  void attend()
  const timer = setInterval(() => void attend(), (attendedSeconds * 1000) / 3)
  return {
    soon: () => {
      isWanted = true
      work ??= make()
    },
    close: async () => {
      clearInterval(timer)
      closing.abort()
      await worker?.terminate()
      await work
      await attend(0)
    },
  }
}

/** Where it connects to, as one thread can tell another: what is set besides is said anew there. */
export interface FlowThread {
  connection: {
    connectionString: string | undefined
    host: string | undefined
    port: number | undefined
    user: string | undefined
    database: string | undefined
    password: string | undefined
  }
}

function startThread({ pool }: Pick<Facts, 'pool'>): Worker {
  const { connectionString, host, port, user, database, password } = pool.options
  const workerData: FlowThread = {
    connection: {
      ...{ connectionString, host, port, user, database },
      password: typeof password === 'string' ? password : undefined,
    },
  }
  return new Worker(new URL('./make-thread.ts', import.meta.url), { workerData, resourceLimits })
}
