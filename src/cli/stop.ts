/**
 * Ctrl-C, and the polite signals of a system that shuts down: the first asks the command to stop where it can be resumed,
 * the second ends the process at once.
 */

export interface Stop {
  signal: AbortSignal
  /** 128 and the signal's number, as a shell has it; undefined while nobody asked. */
  exitCode(): number | undefined
  /** Gives the signals back. */
  forget(): void
}

const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const
type Signal = keyof typeof numbers

/** A terminal and a parent process may each pass on the same key press. */
const oneWishMs = 250

export function listenForStop(tell: (text: string) => void): Stop {
  const controller = new AbortController()
  let first: { signal: Signal; at: number } | undefined
  const onSignal = (signal: Signal): void => {
    if (first === undefined) {
      first = { signal, at: performance.now() }
      tell('\nStopping. What was read is kept. (Again to stop at once.)\n')
      controller.abort()
    } else if (performance.now() - first.at > oneWishMs) {
      forget()
      process.kill(process.pid, signal)
    }
  }
  const forget = (): void => {
    for (const signal of signals) process.off(signal, onSignal)
  }
  const signals: Signal[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, onSignal)
  return {
    signal: controller.signal,
    exitCode: () => (first ? 128 + numbers[first.signal] : undefined),
    forget,
  }
}
