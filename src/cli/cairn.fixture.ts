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
    const io: Io = {
      out: (text) => void (out += text),
      written: async () => {},
      err: (text) => void (err += text),
      env: { ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}), CAIRN_DATA: folder },
      signal: new AbortController().signal,
      columns: 80,
      paint: (_, text) => text,
      progress: { isTerminal: false, columns: () => 80, paint: (_, text) => text },
      now: new Date('2026-01-01T00:00:00Z'),
      ...given,
    }
    const exitCode = await run(argv, io)
    return { exitCode, out, err }
  }
}
