/** A tour of an editor as a trail. Pure; what a tour asks an editor to do becomes words beside the stop. */
import { z } from 'zod'
import { Stop, type StopGiven, type Target } from '../schema-stop.ts'
import type { TourFile } from './codetour/read-tour.ts'
import { linesOf, type Step } from './codetour/tour.ts'

export interface TourPlace {
  /** As the workspace calls the repository that the tour lies in. */
  repository: string
  /** The folder that files are named from, from the top of the repository; '' for the top. */
  project: string
  /** For each step: where it is, as far as that is known beyond its own words. */
  found: readonly FoundStep[]
}

export interface FoundStep {
  /** The commit that its lines are of; null where nobody knows. */
  commit: string | null
  /** Where its file lies, where that is not as it says; null where it is. */
  path: string | null
  /** The line that its pattern finds there; null where it has none, or finds nothing. */
  line: number | null
}

export interface TourTrail {
  title: string
  body: string
  stops: StopGiven[]
  editor: { when: string | null; next: string | null }
}

/** Our own words in a step, which other readers leave alone. */
export const ownKey = 'cairn'
const Own = z.object({
  check: Stop.shape.check.default(null),
  blank: Stop.shape.blank.default(null),
  record: z.string().optional(),
})

export function trailOf({ path, tour }: TourFile, place: TourPlace): TourTrail {
  const name = path.split('/').at(-1) ?? path
  return {
    title: oneLine(tour.title ?? '', 200) ?? oneLine(name.replace(/\.tour$/i, ''), 200) ?? 'Tour',
    body: plain(tour.description ?? '').slice(0, 65_536),
    stops: tour.steps.map((step, at) => stopOf(step, place, place.found[at] ?? nowhere)),
    editor: { when: oneLine(tour.when ?? '', 2_000), next: oneLine(tour.nextTour ?? '', 300) },
  }
}

const nowhere: FoundStep = { commit: null, path: null, line: null }

function stopOf(step: Step, place: TourPlace, found: FoundStep): StopGiven {
  const own = Own.safeParse(step[ownKey]).data
  const target = targetOf(step, place, found)
  const isOf = own?.record === undefined ? undefined : { is: 'record' as const, record: own.record }
  return {
    title: oneLine(step.title ?? '', 300),
    body: plain(step.description ?? '').slice(0, 20_000),
    target: target.is === 'none' && isOf !== undefined ? isOf : target,
    check: own?.check ?? null,
    blank: own?.blank ?? null,
    asides: asidesOf(step, target),
  }
}

/** The path in the repository that a step's file has; undefined where it leads out of it, or is none. */
export function pathOf(file: string, project: string): string | undefined {
  const parts = `${project}/${file.replaceAll('\\', '/')}`
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  const isPath = parts.length > 0 && !parts.includes('..') && !/^(?:[a-z][\w+.-]*:|\/)/i.test(file)
  return isPath && plain(file) === file ? parts.join('/') : undefined
}

function targetOf(
  step: Step,
  { repository, project }: TourPlace,
  { commit, line, path: lies }: FoundStep,
): Target {
  const { file, directory, uri } = step
  if (file !== undefined) {
    const path = lies ?? pathOf(file, project)
    if (path === undefined) return { is: 'none' }
    const lines = linesOf(step) ?? (line === null ? null : { from: line, to: line })
    return {
      is: 'code',
      repository,
      path,
      from: lines?.from ?? null,
      to: lines?.to ?? null,
      commit,
    }
  }
  if (directory !== undefined) {
    const path = pathOf(directory, project)
    return path === undefined ? { is: 'none' } : { is: 'directory', repository, path }
  }
  return uri === undefined || uri === ''
    ? { is: 'none' }
    : { is: 'uri', uri: plain(uri).slice(0, 2_000) }
}

/** As many as a stop has room for. */
function asidesOf(
  { commands = [], view, file, directory, pattern }: Step,
  target: Target,
): string[] {
  const lost = target.is === 'none' ? (file ?? directory) : undefined
  return [
    ...(lost === undefined ? [] : [`opens ${lost}`]),
    ...(view === undefined ? [] : [`shows the view ${view}`]),
    ...(pattern === undefined ? [] : [`looks for ${pattern}`]),
    ...commands.map((command) => `runs ${command}`),
  ]
    .slice(0, 50)
    .map((aside) => plain(aside).slice(0, 2_000))
}

function oneLine(text: string, charsMax: number): string | null {
  const line = plain(text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')).trim()
  return line === '' ? null : line.slice(0, charsMax).trim()
}

/** PostgreSQL keeps no NUL and no half of a letter; the file does. */
function plain(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
