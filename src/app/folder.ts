/** A folder on this machine's disk to write into: nothing outside it is touched, and no link in it is followed. */
import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CairnError } from '#std/errors.ts'

export interface OpenFolder {
  /** Its real path. */
  top: string
  /** Null where there is nothing. */
  at(path: string): Promise<Uint8Array | null>
  write(path: string, content: Uint8Array): Promise<void>
}

/** Made where it is not there yet. */
export async function openFolder(given: string): Promise<OpenFolder> {
  const top = await topOf(given)
  return {
    top,
    async at(path) {
      if (!(await isWithin(top, path))) return null
      return contentOf(join(top, path))
    },
    async write(path, content) {
      for (const folder of foldersAbove(path)) {
        await mkdir(join(top, folder)).catch((error: unknown) => {
          if (codeOf(error) !== 'EEXIST') throw notWritten(error)
        })
        if (!(await isWithin(top, folder))) throw isLink()
      }
      await replace(join(top, path), content)
    },
  }
}

async function topOf(given: string): Promise<string> {
  try {
    await mkdir(given, { recursive: true })
    if ((await stat(given)).isDirectory()) return await realpath(given)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' && codeOf(error) !== 'ENOTDIR') throw notWritten(error)
  }
  throw new CairnError('invalid', 'folder.file', 'This is a file, not a folder.', {
    hint: 'Give a folder to write into.',
  })
}

/** False where nothing is there. A link on the way leads anywhere, so it is refused, wherever it leads. */
async function isWithin(top: string, path: string): Promise<boolean> {
  for (const below of [...foldersAbove(path), path]) {
    const found = await lstat(join(top, below)).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return undefined
      throw notWritten(error)
    })
    if (found === undefined) return false
    if (found.isSymbolicLink()) throw isLink()
  }
  return true
}

function foldersAbove(path: string): string[] {
  const names = path.split('/').slice(0, -1)
  return names.map((_, at) => names.slice(0, at + 1).join('/'))
}

/** What is put in the place of the file meanwhile is neither followed nor waited for. */
async function contentOf(path: string): Promise<Uint8Array> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
  const file = await open(path, flags).catch((error: unknown) => {
    throw notWritten(error)
  })
  try {
    if (!(await file.stat()).isFile()) throw noFile()
    return await file.readFile()
  } finally {
    await file.close()
  }
}

/** At once or not at all: a file half written is no decision. */
async function replace(path: string, content: Uint8Array): Promise<void> {
  const draft = join(dirname(path), `.cairn-${randomUUID()}`)
  try {
    const file = await open(draft, 'wx')
    try {
      await file.writeFile(content)
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw notWritten(error)
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}

function isLink(): CairnError {
  return new CairnError(
    'forbidden',
    'folder.link',
    'There is a symbolic link on the way, and links are not followed.',
    { hint: 'Export into a folder without links, or put a folder in the place of the link.' },
  )
}

function noFile(): CairnError {
  return new CairnError(
    'conflict',
    'folder.no_file',
    'Something else than a file lies there, and was left as it is.',
  )
}

function notWritten(error: unknown): CairnError {
  if (error instanceof CairnError) return error
  return new CairnError(
    'unavailable',
    'folder.not_written',
    `This could not be read or written: ${codeOf(error)}.`,
    { hint: 'Look at its rights and at the space left.', cause: error },
  )
}
