/** Reads a folder of decisions from disk. Nothing is written, and nothing in a file is obeyed. */
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { DecisionFile } from '#practices/decisions/formats/decision-file.ts'
import {
  apartFromProse,
  folderOf,
  type FolderDecision,
} from '#practices/decisions/formats/folder.ts'
import { mayHoldDecisions, readFile, type Skipped } from '#practices/decisions/formats/read-file.ts'
import { CairnError } from '#std/errors.ts'
import { stopped, walk } from './walk.ts'

export interface Imported {
  items: ImportedDecision[]
  duplicateNumbers: { number: number; paths: string[] }[]
  brokenLinks: { path: string; line: number; target: string }[]
  /** Files that look like decisions and were not taken, each with the reason. */
  skipped: Skipped[]
}

export interface ImportedDecision {
  path: string
  number: number | null
  title: string
  status: DecisionFile['meaning']
  rawStatus: string | null
  date: string | null
  supersedes: string[]
  supersededBy: string[]
  format: DecisionFile['format']
  warnings: DecisionFile['warnings']
}

/** A decision is some pages; an export of a thousand is some megabytes. */
const fileBytesMax = 4 * 2 ** 20
const allBytesMax = 512 * 2 ** 20

export async function importDecisions(folder: string, signal: AbortSignal): Promise<Imported> {
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
  const decisions: DecisionFile[] = []
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
    const read = readFile(path, bytes)
    decisions.push(...read.decisions)
    if (read.skipped !== null) skipped.push(read.skipped)
  }
  const { files: told, prose } = apartFromProse(decisions)
  for (const { path } of prose)
    skipped.push(
      because(path, 'decisions.file.prose', 'This is the prose of the kep.yaml beside it.'),
    )
  const { decisions: related, duplicateNumbers, brokenLinks } = folderOf(told, [...files, ...links])
  return {
    items: related.map((decision) => shown(decision)),
    duplicateNumbers,
    brokenLinks,
    skipped: skipped.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
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

function shown({ file, supersedes, supersededBy, warnings }: FolderDecision): ImportedDecision {
  return {
    path: file.path,
    number: file.number,
    title: file.title?.value ?? nameOf(file.path),
    status: file.meaning,
    rawStatus: file.status?.value ?? null,
    date: file.day,
    supersedes,
    supersededBy,
    format: file.format,
    warnings,
  }
}

/** `0068-react-hooks.md` is "react hooks". */
function nameOf(path: string): string {
  const names = path.replace(/#\/adrs\/\d+$/, '').split('/')
  const name = /^(?:readme|index|kep)\.\w+$/i.test(names.at(-1) ?? '') ? names.at(-2) : names.at(-1)
  const words = (name ?? path)
    .replace(/\.\w+$/, '')
    .replace(/^\d+[-_. ]+/, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim()
  return words === '' ? path : words
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
