/** Makes trails of the tours of editors, and brings those made before up to what their files say now. */
import { randomUUID } from 'node:crypto'
import { addRecord, changeRecord, getRecord } from '#records/record.ts'
import type { Ctx } from '#verbs/ctx.ts'
import type { TourFile } from '../formats/codetour/read-tour.ts'
import { trailOf, type FoundStep } from '../formats/from-tour.ts'
import { stopsOf } from '../rules.ts'
import { trails, type Trail } from '../schema.ts'
import type { StopGiven } from '../schema-stop.ts'
import { holdTours, keepTour, keptTours, type KeptTour, type Place } from './kept.ts'

/** A tour as it was found; its path is from the top of the source. */
export interface FoundTour {
  path: string
  file: TourFile
  bytes: Uint8Array
  project: string
  found: readonly FoundStep[]
}

export interface TakenIn {
  added: number
  changed: number
  unchanged: number
  /** Changed here and in the file: neither was overwritten. */
  conflicts: { path: string; record: number; message: string }[]
}

export async function takeIn(
  ctx: Ctx,
  {
    place,
    tours,
    prefersFiles,
  }: { place: Place; tours: readonly FoundTour[]; prefersFiles: boolean },
): Promise<TakenIn> {
  await holdTours(ctx)
  const kept = new Map(
    (await keptTours(ctx))
      .filter(({ source, isRemoved }) => source === place.source && !isRemoved)
      .map((one) => [one.path, one]),
  )
  const taken: TakenIn = { added: 0, changed: 0, unchanged: 0, conflicts: [] }
  for (const tour of tours) {
    const before = kept.get(tour.path)
    if (before === undefined) await add(ctx, place, tour, taken)
    else await bringUp(ctx, { place, tour, before, prefersFiles, taken })
  }
  return taken
}

async function add(ctx: Ctx, place: Place, tour: FoundTour, taken: TakenIn): Promise<void> {
  const { stops, ...said } = saidIn(place, tour)
  const trail = await addRecord(ctx, trails, {
    ...said,
    stops: stopsOf(stops, newId),
    status: 'published',
  })
  await keep(ctx, place, tour, trail)
  taken.added += 1
}

interface BringingUp {
  place: Place
  tour: FoundTour
  before: KeptTour
  prefersFiles: boolean
  taken: TakenIn
}

async function bringUp(
  ctx: Ctx,
  { place, tour, before, prefersFiles, taken }: BringingUp,
): Promise<void> {
  if (Buffer.compare(before.content, tour.bytes) === 0) {
    taken.unchanged += 1
    return
  }
  const now = await getRecord(ctx, trails, before.record_id, 'locked')
  if (now.status === 'retired' || (now.version !== before.version && !prefersFiles)) {
    taken.conflicts.push({
      ...{ path: tour.path, record: now.number },
      message:
        now.status === 'retired'
          ? `Trail ${now.number} is retired; its file was changed, and the trail left as it is.`
          : `Trail ${now.number} was changed here and in its file; neither was overwritten.`,
    })
    return
  }
  const { stops, ...said } = saidIn(place, tour)
  const ids = idsFor(stops, now)
  const named = stops.map((stop, at) => (ids[at] === undefined ? stop : { ...stop, id: ids[at] }))
  const trail = await changeRecord(ctx, trails, { ref: before.record_id }, (record) => ({
    ...record,
    ...said,
    stops: stopsOf(named, newId),
  }))
  await keep(ctx, place, tour, trail)
  taken.changed += 1
}

function saidIn({ name }: Place, { file, project, found }: FoundTour) {
  return trailOf(file, { repository: name, project, found })
}

/** A stop that says the same keeps its id, and with it how far its readers came; one in the same place does, too. */
function idsFor(stops: readonly StopGiven[], { stops: before }: Trail): (string | undefined)[] {
  const free = new Map(before.map((stop) => [stop.id, stop]))
  const take = (id: string | undefined) => {
    if (id !== undefined) free.delete(id)
    return id
  }
  const same = stops.map(({ title, body }) =>
    take([...free.values()].find((stop) => stop.title === title && stop.body === body)?.id),
  )
  return stops.map((_, at) => {
    const there = before[at]?.id
    return same[at] ?? (there !== undefined && free.has(there) ? take(there) : undefined)
  })
}

async function keep(
  ctx: Ctx,
  { source, name, base }: Place,
  tour: FoundTour,
  trail: Trail,
): Promise<void> {
  const { path, project, bytes } = tour
  await keepTour(ctx, {
    ...{ record_id: trail.id, source, name, path, base, project, content: bytes },
    ...{ stops: trail.stops.map(({ id }) => id), version: trail.version },
  })
}

function newId(): string {
  return randomUUID().slice(0, 8)
}
