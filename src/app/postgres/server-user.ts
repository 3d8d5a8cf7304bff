/**
 * Which user the server runs as. PostgreSQL refuses to run as root, so root lends it an ordinary one: the owner of the
 * data folder where that is not root, else `postgres`, else `nobody`.
 */
import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { CairnError } from '#std/errors.ts'

/** Where root keeps what the server's user must be able to read. */
export const sharedFolder = '/var/lib/cairn'

export interface ServerUser {
  uid: number
  gid: number
}

/** The user to run the server as; undefined where Cairn itself is an ordinary user and simply starts it. */
export async function chooseServerUser(ownersOf: string[]): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  for (const path of ownersOf) {
    const owner = await stat(path).catch(() => undefined)
    if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  }
  const users = readUsers(await readFile('/etc/passwd', 'utf8').catch(() => ''))
  const user = users.get('postgres') ?? users.get('nobody')
  if (user) return user
  throw new CairnError(
    'unavailable',
    'db.no_user',
    'PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as.',
    {
      hint: 'Run Cairn as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.',
    },
  )
}

/** Whether the user can reach the folder: it and every folder above it must let them through. */
export async function canEnter(folder: string, user: ServerUser): Promise<boolean> {
  for (let path = folder; ; path = dirname(path)) {
    const { mode, uid, gid } = await stat(path)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (path === dirname(path)) return true
  }
}

function readUsers(passwd: string): Map<string, ServerUser> {
  const users = new Map<string, ServerUser>()
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid] = line.split(':')
    // macOS gives `nobody` the id -2; the system calls want it as an unsigned number.
    if (name && uid && gid && Number(uid) !== 0)
      users.set(name, { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 })
  }
  return users
}
