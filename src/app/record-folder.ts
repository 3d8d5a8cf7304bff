/** Records as files below a folder on this machine's disk. */
import { constants } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { CairnError } from '#std/errors.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { openFolder } from './folder.ts'
import { recordFiles } from './verbs.ts'

export interface WrittenRecords {
  written: string[]
  same: number
  refused: { path: string; code: string; message: string }[]
}

export async function writeRecords(
  session: Session,
  given: string,
  { overwrites }: { overwrites: boolean },
): Promise<WrittenRecords> {
  const folder = await openFolder(given)
  const [out] = await recordFiles()
  const told: WrittenRecords = { written: [], same: 0, refused: [] }
  let after: string | undefined
  do {
    const wish = { limit: 200, ...(after === undefined ? {} : { after }) }
    const { items, next } = await call(out, session, wish)
    for (const { path, content } of items) {
      const bytes = new TextEncoder().encode(content)
      try {
        const there = await folder.at(path)
        if (there !== null && Buffer.compare(there, bytes) === 0) told.same += 1
        else if (there !== null && !overwrites) told.refused.push({ path, ...otherThere })
        else {
          await folder.write(path, bytes)
          told.written.push(path)
        }
      } catch (error) {
        if (!(error instanceof CairnError)) throw error
        told.refused.push({ path, code: error.code, message: error.message })
      }
    }
    after = next ?? undefined
  } while (after !== undefined)
  return told
}

const otherThere = {
  code: 'records.export.other',
  message: 'Another file lies there, and was left as it is.',
}

export async function readRecords(session: Session, folder: string) {
  const [, into] = await recordFiles()
  const files = await markdownBelow(folder)
  if (files.length > 0) return call(into, session, { files })
  throw new CairnError(
    'not_found',
    'records.import.none',
    'There is no Markdown file in this folder.',
    {
      hint: 'Give the folder that cairn records export wrote.',
    },
  )
}

const filesMax = 100_000
const bytesMax = 512 * 2 ** 20

/** Links are not followed: what they lead to was not exported here. */
async function markdownBelow(folder: string): Promise<{ path: string; content: string }[]> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder)
    throw new CairnError('not_found', 'records.import.folder', 'There is no folder at this path.', {
      hint: 'Give the folder that cairn records export wrote.',
    })
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md') && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  const files = []
  let bytesRead = 0
  for (const path of paths) {
    const content = await contentOf(path)
    bytesRead += content.length
    if (files.length >= filesMax || bytesRead > bytesMax) throw tooMuch()
    const below = relative(folder, path)
    files.push({ path: below, content: textOf(content, below) })
  }
  return files
}

/** Bytes that are no UTF-8 would come in as other letters than were written. */
function textOf(content: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(content)
  } catch (error) {
    throw new CairnError(
      'invalid',
      'records.import.encoding',
      `${path} is not UTF-8; nothing was imported.`,
      { hint: 'Save it as UTF-8, and import the folder again.', cause: error },
    )
  }
}

async function contentOf(path: string): Promise<Uint8Array> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    return await file.readFile()
  } finally {
    await file.close()
  }
}

function tooMuch(): CairnError {
  return new CairnError(
    'invalid',
    'records.import.too_large',
    'More lies below this folder than records would: 100,000 files, or 512 MiB.',
    { hint: 'Give the folder that cairn records export wrote.' },
  )
}
