/**
 * Reads a repository's own small files. Regular files only, for anything may lie there: opening a named pipe waits for ever.
 * What is not there is undefined; what may not be read, or is no file, is an error, for it must not pass for nothing.
 */
import { constants } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { shownPath } from '#std/address.ts'
import { CairnError } from '#std/errors.ts'

/** Packed refs of four million branches and tags. */
const bytesMax = 256 * 1024 ** 2

/** The whole of it; more than the limit is an error. */
export async function readWhole(file: string): Promise<string | undefined> {
  return read(file, bytesMax)
}

/** The first 4 KiB of what has one line, or as many as are asked for. */
export async function readStart(file: string, startMax = 4096): Promise<string | undefined> {
  return read(file, startMax, { isStart: true })
}

async function read(
  file: string,
  most: number,
  { isStart = false } = {},
): Promise<string | undefined> {
  const found = await isThere(stat(file), file)
  if (found === undefined) return undefined
  if (!found.isFile()) throw corrupt(file, 'is no regular file')
  if (!isStart && found.size > most) throw corrupt(file, `has more than ${most} bytes`)
  // Should a pipe have taken its place meanwhile, this opens it without waiting.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK
  const handle = await isThere(open(file, flags), file)
  if (handle === undefined) return undefined
  try {
    const bytes = Buffer.alloc(Math.min(most, found.size))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0)
    return bytes.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Waits for a file system's answer about `target`: undefined when there is no such thing. */
export async function isThere<T>(answer: Promise<T>, target: string): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return undefined
    if (code === 'EACCES' || code === 'EPERM') throw notReadable(target)
    throw corrupt(target, `cannot be read (${code})`)
  }
}

export function notReadable(target: string): CairnError {
  return new CairnError(
    'forbidden',
    'git.repo.permission',
    `${shownPath(target)} may not be read by you.`,
    { hint: 'Ask its owner for read access.' },
  )
}

function corrupt(target: string, how: string): CairnError {
  return new CairnError('invalid', 'git.repo.corrupt', `${shownPath(target)} ${how}.`, {
    hint: 'Check the repository with `git fsck`; a fresh clone usually mends it. What was stored before is kept.',
  })
}
