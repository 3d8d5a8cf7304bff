/** What a command may use of the outside: two streams, what is known of the terminal, and the wish to stop. */
import { addAbortSignal } from 'node:stream'
import { styleText } from 'node:util'
import { CairnError } from '#std/errors.ts'

export interface Io {
  /** The answer: standard output. Throws `ClosedPipe` when nobody reads any more. */
  out(text: string): void
  /** When the answer has been written; fails where it could not be, unless nobody reads any more. */
  written(): Promise<void>
  /** Progress and notes: standard error. */
  err(text: string): void
  /** What a command may be given to read: standard input. */
  input: {
    isTerminal: boolean
    /** Ends with an error when the wish to stop comes, or the wish to read no more; left open, it keeps a command from ending. */
    chunks(noMore?: AbortSignal): AsyncIterable<Uint8Array>
  }
  env: Readonly<Record<string, string | undefined>>
  /** Aborted by the first Ctrl-C. */
  signal: AbortSignal
  /** Of the answer. */
  columns: number
  /** Of a table in it: without end where nobody said how wide it may be, as in a file or a pipe. */
  tableColumns: number
  paint: Paint
  progress: {
    isTerminal: boolean
    columns(): number
    paint: Paint
  }
  now: Date
}

export type Tone = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan'
export type Paint = (tone: Tone, text: string) => string

/** Whoever reads our answer went away, as `head` does; nothing is wrong. */
export class ClosedPipe extends Error {}

export function processIo(signal: AbortSignal): Io {
  const { stdout, stderr, env } = process
  let failed: ClosedPipe | CairnError | undefined
  const note = (error: NodeJS.ErrnoException): void => {
    failed ??= error.code === 'EPIPE' ? new ClosedPipe() : notWritten(error)
  }
  stdout.on('error', note)
  // Nobody listens to our notes: the answer is still wanted.
  stderr.on('error', () => {})
  const write = (text: string, done?: () => void): void => {
    stdout.write(text, (error) => {
      if (error) note(error)
      done?.()
    })
  }
  return {
    out: (text) => {
      if (failed) throw failed
      write(text)
    },
    written: async () => {
      await new Promise<void>((resolve) => write('', resolve))
      if (failed instanceof CairnError) throw failed
    },
    err: (text) => void stderr.write(text),
    input: {
      isTerminal: process.stdin.isTTY,
      chunks: (noMore = signal) => addAbortSignal(AbortSignal.any([signal, noMore]), process.stdin),
    },
    env,
    signal,
    columns: widthOf(stdout, env),
    tableColumns: stdout.isTTY || toldColumns(env) ? widthOf(stdout, env) : Infinity,
    paint: paintFor(stdout, env),
    progress: {
      isTerminal: stderr.isTTY && env['TERM'] !== 'dumb',
      columns: () => widthOf(stderr, env),
      paint: paintFor(stderr, env),
    },
    now: new Date(),
  }
}

function notWritten(error: NodeJS.ErrnoException): CairnError {
  const why = error.code === 'ENOSPC' ? 'no space left' : (error.code ?? error.name)
  return new CairnError(
    'unavailable',
    'cli.not_written',
    `The output could not be written: ${why}.`,
    {
      hint: 'Free some space, or write it elsewhere.',
      cause: error,
    },
  )
}

const usualColumns = 80
const fewestColumns = 40
/** Longer lines are hard to read, however wide the window. */
export const mostColumns = 100

function widthOf(stream: NodeJS.WriteStream, env: Io['env']): number {
  const columns = stream.isTTY ? stream.columns : toldColumns(env)
  return Math.min(mostColumns, Math.max(fewestColumns, columns || usualColumns))
}

function toldColumns(env: Io['env']): number | undefined {
  const told = Number(env['COLUMNS'])
  return Number.isInteger(told) && told > 0 ? told : undefined
}

/** https://no-color.org and https://force-color.org: set and not empty decides; else a terminal gets colours. */
function paintFor(stream: NodeJS.WriteStream, env: Io['env']): Paint {
  const forced = env['FORCE_COLOR']
  const isForced = forced !== undefined && forced !== '0' && forced !== 'false'
  const isPlain =
    Boolean(env['NO_COLOR']) || forced === '0' || forced === 'false' || env['TERM'] === 'dumb'
  const hasColour = isForced || (!isPlain && stream.isTTY)
  return hasColour
    ? (tone, text) => styleText(tone, text, { validateStream: false })
    : (_, text) => text
}
