/** What may happen to a trail, and what it is then. Pure: no clock, no database. */
import { CairnError } from '#std/errors.ts'
import { counted } from '#std/words.ts'
import type { FollowedStop, FollowedTrail, Status, Trail } from './schema.ts'
import {
  charsMax,
  placeOf,
  stopsMax,
  type CodePlace,
  type Stop,
  type StopGiven,
} from './schema-stop.ts'

type In<State extends Status> = Extract<Trail, { status: State }>

export interface Changed {
  title?: string | undefined
  body?: string | undefined
  stops?: Stop[] | undefined
}

/** What is retired keeps its words: somebody may have learned from it as it was. */
export function edit(trail: Trail, { title, body, stops }: Changed): Trail {
  notRetired(trail, 'edited')
  return {
    ...trail,
    title: title ?? trail.title,
    body: body ?? trail.body,
    stops: stops ?? trail.stops,
  }
}

/** A trail of which nothing is said leads nowhere. */
export function publish(trail: Trail): In<'published'> {
  notRetired(trail, 'published')
  if (trail.status === 'published')
    throw new CairnError('conflict', 'trails.state', `"${trail.title}" is published.`)
  if (trail.stops.length === 0)
    throw new CairnError('conflict', 'trails.empty', `"${trail.title}" has no stop yet.`, {
      hint: 'Write one first: trails.add-stop takes lines such as app:src/a.ts#L10-L20.',
    })
  return { ...trail, status: 'published' }
}

export function retire(trail: Trail, because: string): In<'retired'> {
  notRetired(trail, 'retired once more')
  return { ...trail, status: 'retired', because }
}

/** It is looked at again before others read it. */
export function reopen(trail: Trail): In<'draft'> {
  if (trail.status !== 'retired')
    throw new CairnError('conflict', 'trails.state', `"${trail.title}" is not retired.`)
  const { because: _, ...rest } = trail
  return { ...rest, status: 'draft' }
}

/** A stop whose lines went elsewhere is about these from now on. */
export function moveStop(trail: Trail, id: string, place: Omit<CodePlace, 'repository'>): Trail {
  notRetired(trail, 'changed')
  const stop = trail.stops.find((one) => one.id === id)
  if (stop === undefined)
    throw new CairnError('not_found', 'trails.stop.none', `"${trail.title}" has no stop ${id}.`, {
      hint: 'trails.get tells its stops.',
    })
  const { target } = stop
  if (target.is !== 'code')
    throw new CairnError('conflict', 'trails.stop.no_code', 'This stop is about no lines of code.')
  const moved = { ...stop, target: { ...target, ...place } }
  return { ...trail, stops: trail.stops.map((one) => (one.id === id ? moved : one)) }
}

/** Surer than this, words that stand elsewhere are the same words. */
const sureEnough = 0.6

/**
 * All stops whose lines only moved are about where these are now; where others are like them somebody looks first. `places` are
 * those that were followed: a stop that is about others meanwhile stays.
 */
export function moveStops(
  trail: Trail,
  followed: readonly FollowedStop[],
  places: ReadonlyMap<string, CodePlace>,
): Trail {
  notRetired(trail, 'changed')
  const moves = new Map(
    followed.flatMap(({ stop, state, to, head, confidence }) =>
      state === 'moved' && to !== null && head !== null && confidence > sureEnough
        ? [[stop, { ...to, commit: head }] as const]
        : [],
    ),
  )
  const isAsFollowed = (stop: Stop) =>
    JSON.stringify(placeOf(stop)) === JSON.stringify(places.get(stop.id))
  const stops = trail.stops.map((stop) => {
    const move = moves.get(stop.id)
    return move === undefined || stop.target.is !== 'code' || !isAsFollowed(stop)
      ? stop
      : { ...stop, target: { ...stop.target, ...move } }
  })
  return { ...trail, stops }
}

/** Each with an id of its own; `next` makes one. */
export function stopsOf(given: readonly StopGiven[], next: () => string): Stop[] {
  const used = new Set<string>()
  const stops = given.map((stop): Stop => {
    let id = stop.id ?? next()
    while (used.has(id)) id = next()
    used.add(id)
    return { ...stop, id }
  })
  mustFit(stops)
  return stops
}

/** Throws where they are more than a trail has room for. */
export function mustFit(stops: readonly StopGiven[]): void {
  if (stops.length > stopsMax)
    throw tooLong(`A trail has ${stopsMax} stops at most; this has ${stops.length}.`)
  if (JSON.stringify(stops).length > charsMax)
    throw tooLong('The stops of a trail have 600,000 letters at most.')
}

/** Nothing is built on it that would not say so by itself. */
export function mustBeRemovable(): void {
  // Each may go.
}

/** Stale is what no longer shows what it was written about; of lines that only moved a reader sees the same. */
export function staleness(stops: readonly FollowedStop[]): Omit<FollowedTrail, 'stops'> {
  const known = stops.filter(({ state }) => state !== 'cannot_tell')
  if (stops.length === 0) return { isStale: false, says: 'No stop is about lines of code.' }
  if (known.length === 0)
    return { isStale: null, says: 'Whether its code is still the same cannot be told.' }
  const each = (wanted: FollowedStop['state']) =>
    known.filter(({ state }) => state === wanted).length
  const [moved, changed, gone] = [each('moved'), each('changed'), each('gone')]
  const told = [
    ...(changed === 0 ? [] : [`${counted(changed, 'stop')} changed`]),
    ...(gone === 0 ? [] : [`${counted(gone, 'stop')} gone`]),
    ...(moved === 0 ? [] : [`${counted(moved, 'stop')} moved`]),
  ]
  const unknown = stops.length - known.length
  const rest = unknown === 0 ? '' : ` Of ${counted(unknown, 'stop')} it cannot be told.`
  return {
    isStale: changed + gone > 0,
    says: `${told.length === 0 ? 'All of its code is as it was written about.' : `Since it was written: ${told.join(', ')}.`}${rest}`,
  }
}

function tooLong(says: string): CairnError {
  return new CairnError('invalid', 'trails.too_long', says, {
    hint: 'Make two trails of it: nobody walks so far at once.',
  })
}

function notRetired(trail: Trail, done: string): void {
  if (trail.status !== 'retired') return
  throw new CairnError(
    'conflict',
    'trails.state',
    `"${trail.title}" is retired; it cannot be ${done}.`,
    { hint: 'Reopen it first.' },
  )
}
