/** The server's own note of itself, `postmaster.pid`: which process it is, where its socket is, whether it is ready. */
import { readFile, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from '#std/alive.ts'
import { codeOf } from './error-code.ts'

export interface Postmaster {
  pid: number
  /** Not there yet in the first moments of a start. */
  socketFolder: string | undefined
  isReady: boolean
}

/** The server that runs, or ran until it was killed; undefined where there is no note of one. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  try {
    const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8')
    const [pid = '', , , , socketFolder, , , status = ''] = text.split('\n')
    if (!/^\d+$/.test(pid)) return undefined
    return {
      pid: Number(pid),
      socketFolder: socketFolder || undefined,
      isReady: status.trim() === 'ready',
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Whether the server of that number runs still. */
export async function isRunning(cluster: string, pid: number): Promise<boolean> {
  return (await readPostmaster(cluster))?.pid === pid && isAlive(pid) && !(await isZombie(pid))
}

/**
 * Removes a note whose process number now belongs to some other program, as after a restart of the machine, or to a dead
 * one that nobody buries, as in a container without an init: the server itself only sees that the number is taken, and
 * would refuse to start for ever.
 */
export async function clearStaleNote(cluster: string): Promise<void> {
  const noted = await readPostmaster(cluster)
  if (!noted) return clearUnwrittenNote(cluster)
  if ((await worksIn(noted.pid, cluster)) !== false && !(await isZombie(noted.pid))) return
  const again = await readPostmaster(cluster)
  if (again?.pid === noted.pid) await rm(join(cluster, 'postmaster.pid'), { force: true })
}

/** A server that starts makes its note and writes its number into it within the same moment. */
const unwrittenMsMax = 2_000

/** A note without a number, as a full disk or a power cut leaves one: no server takes it for its own, or for another's. */
async function clearUnwrittenNote(cluster: string): Promise<void> {
  const note = join(cluster, 'postmaster.pid')
  const found = await stat(note).catch(() => undefined)
  if (!found || Date.now() - found.mtimeMs < unwrittenMsMax) return
  if (!(await readPostmaster(cluster))) await rm(note, { force: true })
}

/**
 * Ends the backends of a server that was killed. They hold its memory until they notice, one that is busy notices late,
 * and a new server does not start beside them. Only where the system shows what a process does (Linux).
 */
export async function endOrphans(cluster: string, signal: NodeJS.Signals): Promise<void> {
  for (const name of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(name) || !(await worksIn(Number(name), cluster)) || !(await isPostgres(name)))
      continue
    try {
      process.kill(Number(name), signal)
    } catch {
      // It ended by itself.
    }
  }
}

/**
 * Whether the process works in the cluster's folder, as every process of its server does and nothing else; undefined
 * where that cannot be seen. Folders are compared by what they are: their names differ between containers.
 */
async function worksIn(pid: number, cluster: string): Promise<boolean | undefined> {
  try {
    const [its, ours] = await Promise.all([stat(`/proc/${pid}/cwd`), stat(cluster)])
    return its.ino === ours.ino && its.dev === ours.dev
  } catch {
    return undefined
  }
}

async function isZombie(pid: number): Promise<boolean> {
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return /\) Z /.test(state)
}

async function isPostgres(pid: string): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
  return name.trim() === 'postgres'
}
