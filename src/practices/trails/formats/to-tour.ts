/** A trail as a tour: of one that came from a file, what was changed since; of one that was born here, all of it. Pure. */
import type { Trail } from '../schema.ts'
import type { Stop, StopGiven } from '../schema-stop.ts'
import type { TourFile } from './codetour/read-tour.ts'
import type { Step } from './codetour/tour.ts'
import { newTour, writeTour, type Changes, type StepWritten } from './codetour/write-tour.ts'
import { ownKey, type TourTrail } from './from-tour.ts'

type Said = Pick<Trail, 'title' | 'body'> & { stops: readonly Stop[] }

export interface Born {
  file: TourFile
  /** What the file said when it was read, and which stop each step became. */
  was: TourTrail
  ids: readonly string[]
  project: string
}

export function rewrittenTour(trail: Said, { file, was, ids, project }: Born): string {
  const changes: Record<string, unknown> = {}
  if (trail.title !== was.title) changes['title'] = trail.title
  if (trail.body !== was.body) changes['description'] = trail.body === '' ? undefined : trail.body
  const steps = trail.stops.map((stop): StepWritten => {
    const at = ids.indexOf(stop.id)
    const [before, step] = [was.stops[at], file.tour.steps[at]]
    return before === undefined || step === undefined
      ? { was: null, changes: stepOf(stop, project) }
      : { was: at, changes: changesOf(stop, before, { step, project }) }
  })
  return writeTour(file, changes, steps)
}

export function bornTour(trail: Said): string {
  const said = { title: trail.title, ...(trail.body === '' ? {} : { description: trail.body }) }
  return newTour(
    said,
    trail.stops.map((stop) => stepOf(stop, '')),
  )
}

/** In the order in which CodeTour writes them. */
function stepOf(stop: Stop, project: string): Changes {
  const { title, body } = stop
  return {
    ...targetKeys(stop.target, {}, project),
    ...(title === null ? {} : { title }),
    description: body,
    ...own(stop),
  }
}

function changesOf(
  stop: Stop,
  was: StopGiven,
  { step, project }: { step: Step; project: string },
): Changes {
  const isSame = (key: 'target' | 'check' | 'blank') =>
    JSON.stringify(stop[key]) === JSON.stringify(was[key])
  const hasOwn = !isSame('check') || !isSame('blank') || stop.target.is === 'record'
  return {
    ...(stop.title === was.title ? {} : { title: stop.title ?? undefined }),
    ...(stop.body === was.body ? {} : { description: stop.body }),
    ...(isSameTarget(stop, was) ? {} : targetKeys(stop.target, step, project)),
    ...(hasOwn ? own(stop) : {}),
  }
}

/** A tour does not say at which commit its lines stood. */
function isSameTarget(stop: Stop, was: StopGiven): boolean {
  const plain = (target: Stop['target']) =>
    JSON.stringify(target.is === 'code' ? { ...target, commit: null } : target)
  return plain(stop.target) === plain(was.target)
}

const none = {
  file: undefined,
  directory: undefined,
  uri: undefined,
  line: undefined,
  pattern: undefined,
  selection: undefined,
}

function targetKeys(target: Stop['target'], step: Step, project: string): Changes {
  switch (target.is) {
    case 'code': {
      const { path, from, to } = target
      const file = within(path, project)
      if (from === null || to === null) return { ...none, file }
      if (from === to) return { ...none, file, line: to }
      // Whole lines: to the beginning of the line below.
      const selection = { start: { line: from, character: 1 }, end: { line: to + 1, character: 1 } }
      return { ...none, file, line: to, selection: shifted(step, from, to) ?? selection }
    }
    case 'directory':
      return { ...none, directory: within(target.path, project) }
    case 'uri':
      return { ...none, uri: target.uri }
    case 'record':
    case 'none':
      return none
  }
}

/** Of as many lines as before: with the letters that were selected in them. */
function shifted({ selection }: Step, from: number, to: number): Step['selection'] {
  if (selection === undefined) return undefined
  const { start, end } = selection
  const moved = {
    ...selection,
    start: { ...start, line: from },
    end: { ...end, line: end.line + from - start.line },
  }
  const last = end.character === 1 ? moved.end.line - 1 : moved.end.line
  return last === to ? moved : undefined
}

function within(path: string, project: string): string {
  return project !== '' && path.startsWith(`${project}/`) ? path.slice(project.length + 1) : path
}

/** What tours have no place for stands under a name of our own; other readers leave it alone. */
function own({ check, blank, target }: Stop): Changes {
  const said = {
    ...(check === null ? {} : { check }),
    ...(blank === null ? {} : { blank }),
    ...(target.is === 'record' ? { record: target.record } : {}),
  }
  return { [ownKey]: Object.keys(said).length === 0 ? undefined : said }
}
