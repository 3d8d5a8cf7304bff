/** What was piped or pasted into a command, as text. */
import { traceMax } from '#app/guide/verb.ts'
import { CairnError } from '#std/errors.ts'
import type { Io } from './io.ts'

/** Somebody may have left the input open and mean nothing by it. */
const waitMs = 1_000

/**
 * Up to what a trace may have. Where it is not wanted (a file was named), a terminal is not asked, and a pipe in which nothing comes
 * is not waited for.
 */
export async function readPasted(io: Io, { isWanted }: { isWanted: boolean }): Promise<string> {
  if (io.input.isTerminal) {
    if (!isWanted) return ''
    io.err('Paste the trace or the output of the test; end it with Ctrl-D.\n')
  }
  const noMore = new AbortController()
  const pieces = io.input.chunks(noMore.signal)[Symbol.asyncIterator]()
  // What is no UTF-8 is still a trace: the rest of it can be read.
  const decoder = new TextDecoder()
  let text = ''
  try {
    let piece = await (isWanted ? pieces.next() : orNothing(pieces.next()))
    while (piece !== undefined && piece.done !== true && text.length < traceMax) {
      text += decoder.decode(piece.value, { stream: true })
      piece = await pieces.next()
    }
  } catch (error) {
    if (!io.signal.aborted) throw error
    throw new CairnError('unavailable', 'cli.stopped', 'The reading was stopped.')
  }
  // An input that stays open would keep the command from ending.
  noMore.abort()
  return (text + decoder.decode()).slice(0, traceMax)
}

async function orNothing<T>(piece: Promise<T>): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => resolve(undefined), waitMs)
  piece.catch(() => {})
  try {
    return await Promise.race([piece, promise])
  } finally {
    clearTimeout(timer)
  }
}
