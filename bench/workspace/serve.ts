/** Cairn in a process of its own, serving what is in a data folder, as `cairn open` does. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const cairn = fileURLToPath(new URL('../../bin/cairn.js', import.meta.url))

export interface Served {
  /** With its token, for a browser. */
  url: string
  origin: string
  token: string
  pid: number
  close: () => Promise<void>
}

export async function serve(data: string): Promise<Served> {
  const child = spawn(process.execPath, [cairn, 'open', '--no-browser', '--data', data], {
    env: { ...process.env, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    if (!/^http:\S+$/.test(line)) continue
    const { origin, searchParams } = new URL(line)
    return {
      url: line,
      origin,
      token: searchParams.get('token') ?? '',
      pid: child.pid ?? 0,
      async close() {
        child.kill('SIGINT')
        if (child.exitCode === null) await once(child, 'exit')
      },
    }
  }
  throw new Error(`cairn open ended with ${child.exitCode}`)
}
