/** The tours of a folder, or of a repository without one: read, and nothing in them obeyed. What cannot be read is told and left out. */
import { constants, type Dirent } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  readTour,
  tourBytesMax,
  type TourFile,
} from '#practices/trails/formats/codetour/read-tour.ts'
import { customFolderIn, projectOf } from '#practices/trails/formats/codetour/where.ts'
import { readObjects } from '#sources/git/blobs.ts'
import { pathsAt } from '#sources/git/looked-for.ts'
import { CairnError } from '#std/errors.ts'

export interface FoundFile {
  /** From the top of the source. */
  path: string
  project: string
  file: TourFile
  bytes: Uint8Array
}

export interface FoundFiles {
  tours: FoundFile[]
  skipped: { path: string; code: string; message: string }[]
}

/** Where to look. */
export interface Shelf {
  /** In the order of their letters, from the top of the source. */
  paths(): Promise<string[]>
  /** Null where it is more than a tour has, or is no file. */
  read(path: string): Promise<Uint8Array | null>
}

const toursMax = 2_000

/** `base` is the folder or the tour that was asked about, from the top; '' for all. */
export async function findTours(shelf: Shelf, base: string): Promise<FoundFiles> {
  const isBelow = (path: string) => base === '' || path === base || path.startsWith(`${base}/`)
  const paths = await shelf.paths()
  const all = paths.filter((path) => /\.tour$/i.test(path) && isBelow(path))
  const settings = await shelf.read('.vscode/settings.json').catch(() => null)
  const custom = customFolderIn(settings === null ? '' : new TextDecoder().decode(settings))
  const usual = all.flatMap((path) => {
    const project = projectOf(path, custom)
    return project === undefined ? [] : [{ path, project }]
  })
  // A folder of tours that no editor knows was meant as such.
  const chosen = usual.length > 0 ? usual : all.map((path) => ({ path, project: undefined }))
  const there = usual.length > 0 ? new Set<string>() : new Set(paths)
  if (chosen.length > toursMax)
    throw new CairnError(
      'invalid',
      'trails.folder.too_large',
      `There are more than ${toursMax} tours below this folder.`,
      {
        hint: 'Give the folder of one project.',
      },
    )
  const found: FoundFiles = { tours: [], skipped: [] }
  for (const { path, project } of chosen) {
    try {
      const bytes = (await shelf.read(path)) ?? new Uint8Array(tourBytesMax + 1)
      const file = readTour(path, bytes)
      found.tours.push({ path, project: project ?? projectAbove(path, file, there), file, bytes })
    } catch (error) {
      if (!(error instanceof CairnError)) throw error
      found.skipped.push({ path, code: error.code, message: error.message })
    }
  }
  return found
}

/** Where no editor says from where a tour names its files: the folder above it below which most of them lie, else the top. */
function projectAbove(path: string, { tour }: TourFile, there: ReadonlySet<string>): string {
  const named = tour.steps.flatMap(({ file }) => (file === undefined ? [] : [file]))
  const folders = path.split('/').map((_, depth, parts) => parts.slice(0, depth).join('/'))
  const below = (folder: string) =>
    named.filter((file) => there.has(folder === '' ? file : `${folder}/${file}`)).length
  return folders.reduce((best, folder) => (below(folder) > below(best) ? folder : best), '')
}

const [entriesMax, depthMax] = [300_000, 25]

/** `top` is a folder on this machine; links in it are not followed. Only what lies below `base` is looked at. */
export function diskShelf(top: string, base: string): Shelf {
  return {
    async paths() {
      const found: string[] = []
      const waiting = [base]
      let entries = 0
      for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
        for (const entry of await listing(join(top, folder), folder === base)) {
          if (++entries > entriesMax) throw tooLarge()
          const path = folder === '' ? entry.name : `${folder}/${entry.name}`
          if (entry.isFile()) found.push(path)
          else if (
            entry.isDirectory() &&
            entry.name !== '.git' &&
            entry.name !== 'node_modules' &&
            path.split('/').length < depthMax
          )
            waiting.push(path)
        }
      }
      return found.sort()
    },
    read: async (path) => contentOf(join(top, path)),
  }
}

async function listing(folder: string, isAsked: boolean): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (!isAsked) return []
    throw new CairnError(
      'not_found',
      'trails.folder.none',
      'There is no folder at this path that can be read.',
      {
        hint: 'Give the folder of a project; its tours lie in .tours, .vscode/tours or .github/tours.',
        cause: error,
      },
    )
  }
}

/** What is put in the place of a file meanwhile is neither followed nor waited for. */
async function contentOf(path: string): Promise<Uint8Array | null> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
  const file = await open(path, flags)
  try {
    const { size } = await file.stat()
    return size > tourBytesMax ? null : await file.readFile()
  } finally {
    await file.close()
  }
}

/** What lies at a commit. */
export function treeShelf(gitDir: string, head: string): Shelf {
  return {
    paths: async () => (await pathsAt({ gitDir, oid: head, within: '' })) ?? [],
    async read(path) {
      for await (const found of readObjects(gitDir, [`${head}:${path}`], {
        bytesMax: tourBytesMax,
      }))
        return found?.bytes ?? null
      return null
    },
  }
}

function tooLarge(): CairnError {
  return new CairnError(
    'invalid',
    'trails.folder.too_large',
    'There are more than 300,000 files below this folder.',
    {
      hint: 'Give the folder of one project.',
    },
  )
}
