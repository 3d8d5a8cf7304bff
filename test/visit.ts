/** Starts visitors (visitor.ts) and listens to them. */
import { spawn, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface Visitor {
  pid: number
  said: string[]
  /** The first line that starts so; fails when the visitor ends without having said it. */
  hears(start: string): Promise<string>
  /** Lets it leave in order, and waits for that; its exit code. */
  leave(): Promise<number | null>
  kill(): Promise<void>
}

const script = fileURLToPath(new URL('visitor.ts', import.meta.url))

export function visit(
  dataFolder: string,
  { task = [], env = process.env, ...options }: SpawnOptions & { task?: string[] } = {},
): Visitor {
  const child = spawn(process.execPath, [script, dataFolder, ...task], {
    ...options,
    // A data folder is what these tests are about, also when the others run against a server.
    env: { ...env, DATABASE_URL: undefined },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const said: string[] = []
  let complaint = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  const lines = child.stdout ? createInterface(child.stdout) : undefined
  lines?.on('line', (line) => said.push(line))
  const ended = once(child, 'close')
  return {
    pid: child.pid ?? 0,
    said,
    hears: async (start) => {
      for (;;) {
        const line = said.find((text) => text.startsWith(start))
        if (line !== undefined) return line
        if (!lines || child.exitCode !== null || child.signalCode !== null) break
        await Promise.race([once(lines, 'line'), ended])
      }
      throw new Error(
        `The visitor ended without "${start}". It said: ${said.slice(-5).join(' | ')} ${complaint}`,
      )
    },
    leave: async () => {
      child.stdin?.end()
      await ended
      return child.exitCode
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
