/** Runs the command line as a process would, and gives what it said. */
import type { Io } from './io.ts'
import { run } from './run.ts'

export interface Said {
  exitCode: number
  out: string
  err: string
}

export function cairn(
  { databaseUrl, folder }: { databaseUrl?: string; folder: string },
  given: Partial<Io> = {},
): (...argv: string[]) => Promise<Said> {
  return async (...argv) => {
    let out = ''
    let err = ''
    const io = ioFor({
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      env: { ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}), CAIRN_DATA: folder },
      ...given,
    })
    const exitCode = await run(argv, io)
    return { exitCode, out, err }
  }
}

/** No terminal and no colours, and nobody who listens unless given. */
export function ioFor(given: Partial<Io> = {}): Io {
  return {
    out: () => {},
    written: async () => {},
    err: () => {},
    input: { isTerminal: false, chunks: () => typed('') },
    env: {},
    signal: new AbortController().signal,
    columns: 80,
    tableColumns: given.columns ?? Infinity,
    paint: (_, text) => text,
    progress: { isTerminal: false, columns: () => 80, paint: (_, text) => text },
    now: new Date('2026-01-01T00:00:00Z'),
    ...given,
  }
}

/** Standard input that holds this; bytes come as they are, in pieces as a pipe may cut them. */
export async function* typed(...pieces: (string | Uint8Array)[]): AsyncIterable<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece
}

/** What a command that serves until it is stopped says until its address is there, and while it stops. */
export async function untilOpen(
  { databaseUrl, folder }: { databaseUrl: string; folder: string },
  ...argv: string[]
): Promise<Said> {
  return whileOpen({ databaseUrl, folder }, argv, async () => {})
}

/** Does something with the address, then stops it. */
export async function whileOpen(
  { databaseUrl, folder }: { databaseUrl: string; folder: string },
  argv: readonly string[],
  visit: (url: string) => Promise<void>,
): Promise<Said> {
  const stop = new AbortController()
  let [out, err] = ['', '']
  let visited: Promise<void> | undefined
  const io = ioFor({
    out: (text) => {
      out += text
      const url = /^http:\S+$/m.exec(out)?.[0]
      if (url === undefined || visited !== undefined) return
      visited = visit(url).finally(() => stop.abort())
      // It is awaited below, once the command has ended.
      visited.catch(() => {})
    },
    err: (text) => void (err += text),
    env: { DATABASE_URL: databaseUrl, CAIRN_DATA: folder },
    signal: stop.signal,
  })
  const exitCode = await run(argv, io)
  await visited
  return { exitCode, out, err }
}
