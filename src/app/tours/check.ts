/** Where the steps of tours are now: for a folder of tours, in a repository or in none. Nothing is scanned, kept or changed. */
import { realpath } from 'node:fs/promises'
import { basename, relative, sep } from 'node:path'
import type { FoundTour } from '#practices/trails/files/take-in.ts'
import type { Place } from '#practices/trails/files/kept.ts'
import { trailOf, type FoundStep } from '#practices/trails/formats/from-tour.ts'
import { placeOf } from '#practices/trails/schema-stop.ts'
import type { Followed } from '#practices/trails/schema.ts'
import type { LocateOptions } from '#sources/git/locate.ts'
import { CairnError } from '#std/errors.ts'
import { Contents } from './contents.ts'
import { diskShelf, findTours, treeShelf, type FoundFile, type FoundFiles } from './find-tours.ts'
import { followInGit } from './follow-in-git.ts'
import { openRepository, type OpenRepository } from './open-repository.ts'
import { stepPlaces } from './step-places.ts'

/** A step of a tour, as `cairn trails check --json` tells it; held stable. */
export interface CheckedStep {
  /** The path of its file, from the folder that was asked about. */
  tour: string
  /** From 1. */
  step: number
  /** As the tour has it, from the top of the repository; null where the step is about no file. */
  file: string | null
  line: number | null
  state: 'same' | 'moved' | 'changed' | 'gone'
  to: { file: string; line: number } | null
  /** From 0 to 1; null where nobody can tell. */
  confidence: number | null
  says: string
}

export interface Checked {
  items: CheckedStep[]
  skipped: FoundFiles['skipped']
}

export interface CheckedFolder extends Checked {
  place: Place
  tours: FoundTour[]
}

export async function checkTours(given: string, trust: LocateOptions = {}): Promise<CheckedFolder> {
  let repository: OpenRepository
  try {
    repository = await openRepository(given, trust)
  } catch (error) {
    if (error instanceof CairnError && error.code === 'git.repo.none') return outside(given, error)
    throw error
  }
  await using open = repository
  using contents = new Contents(open.gitDir)
  const base = open.top === null ? '' : withSlashes(relative(open.top, await realpath(given)))
  const shelf = open.top === null ? treeShelf(open.gitDir, open.head) : diskShelf(open.top, base)
  const { tours: files, skipped } = await findTours(shelf, base)
  const place = { source: open.source, name: open.name, base }
  const tours: FoundTour[] = []
  const items: CheckedStep[] = []
  for (const tour of files) {
    const found = await stepPlaces(open, contents, tour)
    tours.push({ ...tour, found })
    items.push(...(await checked(open, contents, place, { ...tour, found })))
  }
  return {
    place,
    tours,
    items,
    skipped: skipped.map((one) => ({ ...one, path: below(one.path, base) })),
  }
}

async function checked(
  repository: Pick<OpenRepository, 'gitDir' | 'head'>,
  contents: Contents,
  { name, base }: Place,
  tour: FoundTour,
): Promise<CheckedStep[]> {
  const { stops } = trailOf(tour.file, {
    repository: name,
    project: tour.project,
    found: tour.found,
  })
  const places = stops.map((stop) => placeOf({ target: stop.target }))
  const asked = places.filter((one) => one !== null)
  const answers = await followInGit(repository, contents, asked)
  return stops.map((stop, at) => {
    const place = places[at] ?? null
    const answer = place === null ? undefined : answers[asked.indexOf(place)]
    const isOf = { tour: below(tour.path, base), step: at + 1 }
    return answer === undefined
      ? { ...isOf, ...withoutLines(tour, at, stop.target) }
      : { ...isOf, ...told(stop.target, answer, tour.file.tour.steps[at]?.line) }
  })
}

type Target = ReturnType<typeof trailOf>['stops'][number]['target']
type Told = Omit<CheckedStep, 'tour' | 'step'>

/** Of lines that were selected, a tour names one, by which they are told. */
function told(
  target: Target,
  { state, to, confidence, says }: Followed,
  named: number | undefined,
): Told {
  const { file, line } = fileOf(target)
  const last = target.is === 'code' ? (target.to ?? 0) : 0
  const below =
    line !== null && named !== undefined && named >= line && named <= last ? named - line : 0
  const of = { file, line: line === null ? null : line + below }
  const where = to === null ? null : { file: to.path, line: Math.min(to.from + below, to.to) }
  return state === 'cannot_tell'
    ? { ...of, state: 'changed', to: null, confidence: null, says }
    : { ...of, state, to: where, confidence, says }
}

function fileOf(target: Target): { file: string | null; line: number | null } {
  if (target.is === 'code') return { file: target.path, line: target.from }
  return { file: null, line: null }
}

/** A step about a whole file, a folder or nothing; or one whose lines are nowhere that the history knows of. */
function withoutLines({ file, found }: FoundTour, at: number, target: Target): Told {
  const of = fileOf(target)
  const wanted = file.tour.steps[at]
  const hasFile = target.is === 'code'
  const known: FoundStep | undefined = found[at]
  if (hasFile && known?.commit == null)
    return {
      ...of,
      state: 'gone',
      to: null,
      confidence: 0.9,
      says: `There are no such lines in ${target.path}, and the history knows of none.`,
    }
  if (hasFile && wanted?.pattern !== undefined && known?.line === null)
    return {
      ...of,
      state: 'changed',
      to: null,
      confidence: null,
      says: 'Its pattern fits nothing there.',
    }
  return {
    ...of,
    state: 'same',
    to: null,
    confidence: hasFile ? 1 : null,
    says: hasFile ? 'It is about the whole file.' : 'It is about no file.',
  }
}

/** Where there is no history, nobody can tell where anything went. */
async function outside(given: string, otherwise: CairnError): Promise<CheckedFolder> {
  const top = await realpath(given).catch(() => {
    throw otherwise
  })
  const { tours: files, skipped } = await findTours(diskShelf(top, ''), '')
  const place = { source: '', name: basename(top), base: withSlashes(top).replace(/^\//, '') }
  const tours = files.map((file) => unplaced(file, place))
  return { place, tours, skipped, items: tours.flatMap((tour) => unknown(tour, place)) }
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
    ...{ tour: below(tour.path, base), step: at + 1, ...fileOf(stop.target) },
    ...{ state: 'changed', to: null, confidence: null },
    says: 'This folder is in no git repository: what became of it cannot be told.',
  }))
}

function below(path: string, base: string): string {
  return base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length + 1) : path
}

function withSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}
