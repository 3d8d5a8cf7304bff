/**
 * Where the server of a data folder lives: in the data folder itself, or, where root's data folder lies where the
 * server's user cannot enter, in a folder of its own that a pointer file in the data folder names.
 */
import { createHash } from 'node:crypto'
import {
  chmod,
  chown,
  lchown,
  link,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CairnError, messageOf } from '#std/errors.ts'
import { dataFolderFailure, makeDataFolder } from '../data-folder.ts'
import { codeOf } from './error-code.ts'
import { canEnter, chooseServerUser, type ServerUser, sharedFolder } from './server-user.ts'

export interface Place {
  /** Holds the cluster, the socket and the logs; only the server's user may enter. */
  home: string
  cluster: string
  /** The user to run the server as; undefined for ourselves. */
  user: ServerUser | undefined
}

const pointerName = 'postgres-home'

export async function findPlace(dataFolder: string, note: (text: string) => void): Promise<Place> {
  const folder = await makeDataFolder(dataFolder)
  try {
    const pointed = await readPointer(folder)
    const inside = join(folder, 'postgres')
    const user = await chooseServerUser([pointed ?? inside, folder])
    // Its parents are for everybody to pass, should all of it have been removed meanwhile.
    if (pointed) await mkdir(dirname(pointed), { recursive: true, mode: 0o755 })
    const home = pointed ?? (await chooseHome(folder, inside, user, note))
    await ownFolder(home, user)
    return { home, cluster: join(home, 'cluster'), user }
  } catch (error) {
    throw dataFolderFailure(folder, error)
  }
}

/** Makes a folder that is the server's alone, or sees that it is. */
export async function ownFolder(folder: string, user: ServerUser | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { uid } = await lstat(folder)
  if (user && uid === 0) await lchown(folder, user.uid, user.gid)
  else if (!user && process.getuid && uid !== process.getuid()) {
    throw new CairnError(
      'unavailable',
      'db.permission',
      `The database folder ${folder} belongs to another user (number ${uid}).`,
      {
        hint: 'Run Cairn as that user, or choose another data folder with --data or CAIRN_DATA.',
      },
    )
  }
}

/** A socket's whole name must fit its address: 107 bytes on Linux, 103 on macOS. */
const socketBytesMax = 100

/** The folder of the server's socket: in the server's home, or a short private one where a socket cannot be there. */
export async function socketFolder({ home, user }: Place, isElsewhere: boolean): Promise<string> {
  const inside = join(home, 'run')
  if (!isElsewhere && Buffer.byteLength(join(inside, '.s.PGSQL.5432')) <= socketBytesMax) {
    await ownFolder(inside, user)
    return inside
  }
  const uid = user?.uid ?? process.getuid?.() ?? 0
  const short = join('/tmp', `cairn-${uid}-${digestOf(home)}`)
  await mkdir(short, { mode: 0o700 }).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error
  })
  const found = await lstat(short)
  const isOurs =
    found.isDirectory() &&
    (found.mode & 0o077) === 0 &&
    [uid, process.getuid?.()].includes(found.uid)
  // Where somebody else sits on the name another is taken: whoever comes finds it in the server's own note.
  const folder = isOurs ? short : await mkdtemp('/tmp/cairn-')
  if (user) await lchown(folder, user.uid, user.gid)
  return folder
}

async function readPointer(folder: string): Promise<string | undefined> {
  try {
    return (await readFile(join(folder, pointerName), 'utf8')).split('\n')[0]
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

async function chooseHome(
  folder: string,
  inside: string,
  user: ServerUser | undefined,
  note: (text: string) => void,
): Promise<string> {
  if (!user || (await letIn(folder, user))) return inside
  // A database that is here stays here, and is said to be out of reach: an empty one elsewhere would look like a loss.
  const isHere = await lstat(join(inside, 'cluster')).then(
    () => true,
    () => false,
  )
  if (!isHere) return homeElsewhere(folder, user, note)
  throw new CairnError(
    'unavailable',
    'db.permission',
    `The user that the server of ${folder} runs as (number ${user.uid}) can no longer reach that folder.`,
    {
      hint: 'Let everybody pass through the folders above it (chmod o+x): the database itself stays private.',
    },
  )
}

/** Root's own folder is opened for the server's group, to pass through and no more; folders above it are not ours. */
async function letIn(folder: string, user: ServerUser): Promise<boolean> {
  if (await canEnter(folder, user)) return true
  const { uid, mode } = await stat(folder)
  if (uid !== 0 || !(await canEnter(dirname(folder), user))) return false
  await chown(folder, 0, user.gid)
  await chmod(folder, (mode & 0o777) | 0o010)
  return true
}

async function homeElsewhere(
  folder: string,
  user: ServerUser,
  note: (text: string) => void,
): Promise<string> {
  const prefix = `${digestOf(folder)}-`
  let home: string
  try {
    await mkdir(sharedFolder, { recursive: true, mode: 0o755 })
    const earlier = (await readdir(sharedFolder)).filter((name) => name.startsWith(prefix))
    for (const name of earlier) {
      note(
        `An earlier database of ${folder} is still in ${join(sharedFolder, name)}; remove it when you do not need it.`,
      )
    }
    home = await mkdtemp(join(sharedFolder, prefix))
    await lchown(home, user.uid, user.gid)
  } catch (error) {
    throw new CairnError(
      'unavailable',
      'db.permission',
      `The database cannot be kept in ${sharedFolder}: ${messageOf(error)}.`,
      {
        hint: 'Name a data folder that every user can enter with --data (the database itself stays private), or run Cairn as an ordinary user.',
        cause: error,
      },
    )
  }
  return point(folder, home)
}

/** The first of two Cairns that start at once names the home; the other takes it. */
async function point(folder: string, home: string): Promise<string> {
  const draft = join(folder, `.${pointerName}-${process.pid}`)
  await writeFile(
    draft,
    `${home}\nThe line above names the folder of this data folder's database.\n`,
    { mode: 0o600, flush: true },
  )
  try {
    await link(draft, join(folder, pointerName))
    return home
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    await rm(home, { recursive: true, force: true })
    return (await readPointer(folder)) ?? home
  } finally {
    await rm(draft, { force: true })
  }
}

function digestOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12)
}
