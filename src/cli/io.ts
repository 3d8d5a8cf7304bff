/** What a command may use of the outside: two streams, what is known of the terminal, and the wish to stop. */
import { styleText } from 'node:util'

export interface Io {
  /** The answer: standard output. Throws `ClosedPipe` when nobody reads any more. */
  out(text: string): void
  /** Progress and notes: standard error. */
  err(text: string): void
  env: Readonly<Record<string, string | undefined>>
  /** Aborted by the first Ctrl-C. */
  signal: AbortSignal
  /** Of the answer. */
  columns: number
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
  let isClosed = false
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    isClosed = true
  })
  // Nobody listens to our notes: the answer is still wanted.
  stderr.on('error', () => {})
  return {
    out: (text) => {
      if (isClosed) throw new ClosedPipe()
      stdout.write(text)
    },
    err: (text) => void stderr.write(text),
    env,
    signal,
    columns: widthOf(stdout, env),
    paint: paintFor(stdout, env),
    progress: {
      isTerminal: stderr.isTTY && env['TERM'] !== 'dumb',
      columns: () => widthOf(stderr, env),
      paint: paintFor(stderr, env),
    },
    now: new Date(),
  }
}

const usualColumns = 80
const fewestColumns = 40
/** Longer lines are hard to read, however wide the window. */
const mostColumns = 100

function widthOf(stream: NodeJS.WriteStream, env: Io['env']): number {
  const told = Number(env['COLUMNS'])
  const columns = stream.isTTY
    ? stream.columns
    : Number.isInteger(told) && told > 0
      ? told
      : usualColumns
  return Math.min(mostColumns, Math.max(fewestColumns, columns || usualColumns))
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
