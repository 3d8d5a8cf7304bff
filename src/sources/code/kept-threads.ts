/**
 * Threads with nothing to do stay for a moment: to start one and to compile its grammars takes longer than to measure a
 * small repository, and whoever scans one often scans the next.
 */
import type { Employer, Thread } from './thread.ts'
import type { ThreadOptions } from './worker.ts'

interface Kept {
  thread: Thread
  /** Of threads that may stand in for each other. */
  kind: string
  untilTired: NodeJS.Timeout
}

/** The one that waits longest first. */
const kept: Kept[] = []
/** As many as a pool has. Each holds some 50 MiB. */
const keptMax = 2
const keptMs = 30_000

/** Takes a thread back from its pool, and lets go of one that waited longer where there are enough; false for one that has work still. */
export function keepThread(options: ThreadOptions, thread: Thread): boolean {
  if (!thread.isOpen() || thread.tasks.length > 0) return false
  const forget = () => takenOut((each) => each.thread === thread)
  const untilTired = setTimeout(() => void forget()?.stop(), keptMs)
  untilTired.unref()
  thread.workFor({ answer: () => {}, end: () => void forget() })
  kept.push({ thread, kind: kindOf(options), untilTired })
  while (kept.length > keptMax) void takenOut(() => true)?.stop()
  return true
}

/** One that was started with the same options, if there is one. */
export function keptThread(options: ThreadOptions, employer: Employer): Thread | undefined {
  const thread = takenOut(({ kind }) => kind === kindOf(options))
  thread?.workFor(employer)
  return thread
}

function takenOut(isWanted: (each: Kept) => boolean): Thread | undefined {
  const index = kept.findIndex(isWanted)
  if (index === -1) return undefined
  const [taken] = kept.splice(index, 1)
  clearTimeout(taken?.untilTired)
  return taken?.thread
}

function kindOf(options: ThreadOptions): string {
  return JSON.stringify(options)
}
