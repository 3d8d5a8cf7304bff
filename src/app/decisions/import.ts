/** Reads a folder of decisions from disk. Nothing is written, and nothing in a file is obeyed. */
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import {
  collectionOf,
  told,
  type Collection,
  type ToldDecision,
} from '#practices/decisions/formats/collection.ts'
import { readFile, type ReadFile, type Skipped } from '#practices/decisions/formats/read-file.ts'
import { mayHoldDecisions } from '#practices/decisions/formats/where.ts'
import { CairnError } from '#std/errors.ts'
import { stopped, walk } from './walk.ts'

export interface Imported extends Omit<Collection, 'decisions'> {
  items: ToldDecision[]
}

export interface ReadFolder extends Collection {
  /** By path: the bytes of every file that holds a decision. */
  contents: Map<string, Uint8Array>
}

/** A decision is some pages; an export of a thousand is some megabytes. */
const fileBytesMax = 4 * 2 ** 20
const allBytesMax = 512 * 2 ** 20

export async function importDecisions(folder: string, signal: AbortSignal): Promise<Imported> {
  return imported(await readFolder(folder, signal))
}

export function imported({
  decisions,
  duplicateNumbers,
  brokenLinks,
  skipped,
}: Collection): Imported {
  return { items: decisions.map(told), duplicateNumbers, brokenLinks, skipped }
}

export async function readFolder(folder: string, signal: AbortSignal): Promise<ReadFolder> {
  const { files, links, closed } = await walk(folder, signal)
  const skipped: Skipped[] = [
    ...links
      .filter((path) => mayHoldDecisions.test(path))
      .map((path) =>
        because(
          path,
          'decisions.file.link',
          'This is a symbolic link, and links are not followed.',
        ),
      ),
    ...closed.map(({ path, why }) =>
      because(
        path,
        'decisions.file.closed',
        why === 'depth'
          ? 'This folder lies too deep to be looked at.'
          : 'This folder may not be read by this user.',
      ),
    ),
  ]
  const contents = new Map<string, Uint8Array>()
  const read: ReadFile[] = []
  let bytesRead = 0
  for (const path of files.filter((each) => mayHoldDecisions.test(each))) {
    if (signal.aborted) throw stopped()
    const bytes = await contentOf(join(folder, path))
    if (!(bytes instanceof Uint8Array)) {
      if (bytes.isTold || /\.(?:md|markdown)$/i.test(path))
        skipped.push(because(path, bytes.code, bytes.message))
      continue
    }
    bytesRead += bytes.length
    if (bytesRead > allBytesMax) throw tooMuch()
    const file = readFile(path, bytes)
    read.push(file)
    if (file.decisions.length > 0) contents.set(path, bytes)
  }
  const collection = collectionOf(read, [...files, ...links])
  return {
    ...collection,
    skipped: [...skipped, ...collection.skipped].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    contents,
  }
}

interface Unread {
  code: string
  message: string
  /** Also where the file is none that usually holds a decision. */
  isTold: boolean
}

/** A link put in the place of a file after it was listed is not followed; a pipe is not waited for. */
async function contentOf(path: string): Promise<Uint8Array | Unread> {
  let file: FileHandle | undefined
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    const { size } = await file.stat()
    if (size > fileBytesMax) return tooLarge
    const bytes = new Uint8Array(size)
    const { bytesRead } = await file.read(bytes, 0, size, 0)
    return bytes.subarray(0, bytesRead)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return {
      code: 'decisions.file.unread',
      message: `This could not be read: ${code}.`,
      isTold: true,
    }
  } finally {
    await file?.close()
  }
}

const tooLarge: Unread = {
  code: 'decisions.file.too_large',
  message: 'This is larger than 4 MiB, and was not read.',
  isTold: false,
}

function because(path: string, code: string, message: string): Skipped {
  return { path, code, message }
}

function tooMuch(): CairnError {
  return new CairnError(
    'invalid',
    'decisions.folder.too_large',
    'The files below this folder have more than 512 MiB.',
    {
      hint: 'Give the folder that the decisions lie in.',
    },
  )
}
