/** Every path of a folder, without following a link out of it or a chain without end. */
import { type Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { CairnError } from '#std/errors.ts'

export interface Found {
  /** From the folder, with `/`, in the order of their letters. */
  files: string[]
  links: string[]
  /** Folders that could not be listed, or lie too deep. */
  closed: { path: string; why: 'permission' | 'depth' }[]
}

/** Far above any collection of decisions; a home folder or a disk is meant by mistake. */
const entriesMax = 200_000
const depthMax = 30

export async function walk(folder: string, signal: AbortSignal): Promise<Found> {
  const found: Found = { files: [], links: [], closed: [] }
  const waiting = ['']
  let entries = 0
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (signal.aborted) throw stopped()
    const listed = await listing(folder, path)
    if (listed === null) found.closed.push({ path, why: 'permission' })
    for (const entry of listed ?? []) {
      if (++entries > entriesMax) throw tooLarge()
      const below = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.isSymbolicLink()) found.links.push(below)
      else if (entry.isFile()) found.files.push(below)
      else if (entry.isDirectory() && !isLeftOut(entry.name)) {
        if (below.split('/').length > depthMax) found.closed.push({ path: below, why: 'depth' })
        else waiting.push(below)
      }
    }
  }
  found.files.sort()
  found.links.sort()
  return found
}

async function listing(folder: string, path: string): Promise<Dirent[] | null> {
  try {
    return await readdir(join(folder, path), { withFileTypes: true })
  } catch (error) {
    if (path !== '') return null
    throw notListed(error)
  }
}

/** What lies there was made by programs, or is git's. */
function isLeftOut(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}

function notListed(error: unknown): CairnError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOTDIR')
    return new CairnError('invalid', 'decisions.folder.file', 'This is a file, not a folder.', {
      hint: 'Give the folder that the decisions lie in.',
      cause: error,
    })
  if (code === 'EACCES' || code === 'EPERM')
    return new CairnError(
      'forbidden',
      'decisions.folder.permission',
      'This folder may not be read by this user.',
      {
        hint: 'Ask for the right to read it, or run this as its owner.',
        cause: error,
      },
    )
  return new CairnError('not_found', 'decisions.folder.none', 'There is no folder at this path.', {
    hint: 'Decisions often lie in docs/decisions, docs/adr or doc/adr.',
    cause: error,
  })
}

function tooLarge(): CairnError {
  return new CairnError(
    'invalid',
    'decisions.folder.too_large',
    `There are more than ${entriesMax / 1000},000 files below this folder.`,
    {
      hint: 'Give the folder that the decisions lie in.',
    },
  )
}

export function stopped(): CairnError {
  return new CairnError('unavailable', 'cli.stopped', 'Stopped.', { hint: 'Ask again.' })
}
