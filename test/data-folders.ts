/** Data folders for tests of the server itself, which share none. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '#app/database.ts'
import { readPostmaster } from '#app/postgres/postmaster.ts'
import { test as base } from './cairn.ts'

interface Folders {
  /** A data folder that is used for the first time. */
  fresh: string
  /** One with a database in it, whose server is stopped. */
  data: string
  prepared: string
}

export const test = base.extend<Folders>({
  prepared: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'cairn-test-'))
      await chmod(folder, 0o711)
      await (await openDatabase({ dataFolder: join(folder, 'data') })).close()
      await use(join(folder, 'data'))
      await rm(folder, { recursive: true })
    },
    { scope: 'file' },
  ],
  fresh: async ({ folder }, use) => {
    await chmod(folder, 0o711)
    const data = join(folder, 'data')
    await use(data)
    const home = await homeOf(data)
    await untilStopped(data)
    if (!home.startsWith(data)) await rm(home, { recursive: true })
  },
  data: async ({ fresh, prepared }, use) => {
    // Making a database takes a second, copying one does not.
    execFileSync('/bin/cp', ['-a', prepared, fresh])
    await use(fresh)
  },
})

export async function homeOf(data: string): Promise<string> {
  const pointer = await readFile(join(data, 'postgres-home'), 'utf8').catch(() => undefined)
  return pointer?.split('\n')[0] ?? join(data, 'postgres')
}

export function clusterOf(home: string): string {
  return join(home, 'cluster')
}

export async function runningServer(data: string): Promise<number> {
  const { pid } = (await readPostmaster(clusterOf(await homeOf(data)))) ?? { pid: 0 }
  return pid
}

export async function untilStopped(data: string): Promise<void> {
  const note = join(clusterOf(await homeOf(data)), 'postmaster.pid')
  for (let waited = 0; existsSync(note) && waited < 10_000; waited += 50) await sleep(50)
}
