/** Where the steps of tours are now: for a folder of tours, in a repository or in none. Nothing is scanned, kept or changed. */
import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, relative, sep } from 'node:path'
import type { FoundTour } from '#practices/trails/files/take-in.ts'
import type { Place } from '#practices/trails/files/kept.ts'
import { trailOf } from '#practices/trails/formats/from-tour.ts'
import { mustFit } from '#practices/trails/rules.ts'
import { placeOf, type StopGiven } from '#practices/trails/schema-stop.ts'
import type { LocateOptions } from '#sources/git/locate.ts'
import { CairnError } from '#std/errors.ts'
import { follow } from '../code/follow.ts'
import { diskShelf, findTours, treeShelf, type FoundFile, type FoundFiles } from './find-tours.ts'
import { openRepository, type OpenRepository } from './open-repository.ts'
import { stepPlaces } from './step-places.ts'
import { fileOf, told, withoutLines, type CheckedStep } from './step-told.ts'

export interface Checked {
  items: CheckedStep[]
  skipped: FoundFiles['skipped']
}

export interface CheckedFolder extends Checked {
  place: Place
  tours: FoundTour[]
}

/** `given` is a folder, or the file of one tour. */
export async function checkTours(given: string, trust: LocateOptions = {}): Promise<CheckedFolder> {
  const isTour = /\.tour$/i.test(given) && (await isFile(given))
  const asked = isTour
    ? { folder: dirname(given), only: basename(given) }
    : { folder: given, only: null }
  const open = await openRepository(asked.folder, trust).catch((error: unknown) => {
    if (error instanceof CairnError && error.code === 'git.repo.none') return error
    throw error
  })
  if (open instanceof CairnError) return outside(asked, open)
  try {
    return await checkIn(open, asked)
  } finally {
    await open.close()
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

interface Asked {
  folder: string
  /** The name of one file in it; null for all. */
  only: string | null
}

async function checkIn(open: OpenRepository, { folder, only }: Asked): Promise<CheckedFolder> {
  const base = open.top === null ? '' : withSlashes(relative(open.top, await realpath(folder)))
  const shelf = open.top === null ? treeShelf(open.gitDir, open.head) : diskShelf(open.top, base)
  const { tours: files, skipped } = await findTours(shelf, below(base, only))
  const place = { source: open.source, name: open.name, base }
  const tours: FoundTour[] = []
  const placed: Placed[] = []
  for (const file of files) {
    const tour = { ...file, found: await stepPlaces(open, file) }
    const { stops } = trailOf(tour.file, { repository: open.name, ...tour })
    const why = tooLong(stops)
    if (why === undefined) tours.push(tour)
    else skipped.push({ path: tour.path, ...why })
    placed.push({ tour, stops })
  }
  return {
    place,
    tours,
    items: await checked(open, place, placed),
    skipped: skipped.map((one) => ({ ...one, path: pathBelow(one.path, base) })),
  }
}

interface Placed {
  tour: FoundTour
  stops: readonly StopGiven[]
}

/** Told, and checked all the same; but there is no room for it in a trail. */
function tooLong(
  stops: Parameters<typeof mustFit>[0],
): { code: string; message: string } | undefined {
  try {
    mustFit(stops)
    return undefined
  } catch (error) {
    if (error instanceof CairnError) return { code: error.code, message: error.message }
    throw error
  }
}

/** All steps of all tours at once, so that each content is read once. */
async function checked(
  repository: Pick<OpenRepository, 'gitDir' | 'head' | 'contents'>,
  { base }: Place,
  placed: readonly Placed[],
): Promise<CheckedStep[]> {
  const steps = placed.flatMap(({ tour, stops }) =>
    stops.map(({ target }, at) => ({ tour, at, target, place: placeOf({ target }) })),
  )
  const asked = steps.flatMap(({ place }) => place ?? [])
  const answers = await follow(repository, asked)
  const answerOf = new Map(asked.map((place, index) => [place, answers[index]]))
  return steps.map(({ tour, at, target, place }) => {
    const answer = place === null ? undefined : answerOf.get(place)
    const isOf = { tour: pathBelow(tour.path, base), step: at + 1 }
    return answer === undefined
      ? { ...isOf, ...withoutLines(tour, at, target) }
      : { ...isOf, ...told(target, answer, tour.file.tour.steps[at]?.line) }
  })
}

/** Where there is no history, nobody can tell where anything went. */
async function outside({ folder, only }: Asked, otherwise: CairnError): Promise<CheckedFolder> {
  const top = await realpath(folder).catch(() => {
    throw otherwise
  })
  const { tours: files, skipped } = await findTours(diskShelf(top, ''), below('', only))
  const place = { source: '', name: basename(top), base: withSlashes(top).replace(/^\//, '') }
  const tours = files.map((file) => unplaced(file, place))
  return { place, tours, skipped, items: tours.flatMap((tour) => unknown(tour, place)) }
}

/** What is looked for: all below the folder, or the one file. */
function below(base: string, only: string | null): string {
  return only === null ? base : base === '' ? only : `${base}/${only}`
}

function unplaced(file: FoundFile, { base }: Place): FoundTour {
  const found = file.file.tour.steps.map(() => ({ commit: null, path: null, line: null }))
  return { ...file, path: `${base}/${file.path}`, found }
}

function unknown(tour: FoundTour, { name, base }: Place): CheckedStep[] {
  const { stops } = trailOf(tour.file, {
    repository: name,
    project: tour.project,
    found: tour.found,
  })
  return stops.map((stop, at) => ({
    ...{ tour: pathBelow(tour.path, base), step: at + 1, ...fileOf(stop.target) },
    ...{ state: 'changed', to: null, confidence: null },
    says: 'This folder is in no git repository: what became of it cannot be told.',
  }))
}

function pathBelow(path: string, base: string): string {
  return base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length + 1) : path
}

function withSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}
