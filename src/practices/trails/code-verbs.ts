/** What one can do with trails for which the code is looked at first, through ports and outside of the act. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { oneRecord } from '#records/kind-verbs.ts'
import { addRecord, changeRecord, getRecord } from '#records/record.ts'
import { Body, RecordRef, Title, Version } from '#records/shape.ts'
import type { Gathering } from '#verbs/ctx.ts'
import { defineVerb } from '#verbs/verb.ts'
import { firstWeekVerb, fromCommitVerb, fromQuestionVerb } from './grow-verbs.ts'
import type { TrailPorts } from './ports.ts'
import { edit, moveStops, staleness, stopsOf } from './rules.ts'
import { FollowedTrail, Trail, trails, type FollowedStop } from './schema.ts'
import { placeOf, StopGiven, stopsMax, type Stop } from './schema-stop.ts'
import { stopAt } from './stop-at.ts'
import { sayFollowed } from './trail-words.ts'

const Stops = z
  .array(StopGiven)
  .max(stopsMax)
  .describe(
    'The stops in their order; each is about code, a folder, an address, a record or nothing.',
  )

/** Those that look at the code first. */
export function trailVerbs(ports: TrailPorts) {
  return [
    postVerb(ports),
    editVerb(ports),
    addStopVerb(ports),
    followVerb(ports),
    acceptMovedVerb(ports),
    fromCommitVerb(ports),
    fromQuestionVerb(ports),
    firstWeekVerb(ports),
  ]
}

type Heads = Pick<TrailPorts, 'headsOf'>

export function postVerb(ports: Heads) {
  return defineVerb({
    name: 'trails.post',
    summary: 'Begin a trail through the code, as a draft.',
    access: 'write',
    operands: ['title'],
    input: z.strictObject({ title: Title, body: Body.default(''), stops: Stops.default([]) }),
    output: Trail,
    gather: (_, { stops }) => headsFor(ports, stops),
    run: (ctx, { title, body, stops }, heads) =>
      addRecord(ctx, trails, {
        ...{ title, body, stops: stopsOf(pinned(stops, heads), newId) },
        ...{ editor: null, status: 'draft' },
      }),
  })
}

function editVerb(ports: Heads) {
  return defineVerb({
    name: 'trails.edit',
    summary: 'Change the words of a trail, and its stops and their order.',
    access: 'write',
    operands: ['id'],
    input: z.strictObject({
      ...{ id: RecordRef, version: Version },
      ...{ title: Title.optional(), body: Body.optional(), stops: Stops.optional() },
    }),
    output: Trail,
    gather: (_, { stops = [] }) => headsFor(ports, stops),
    run: (ctx, { id, version, stops, ...words }, heads) =>
      changeRecord(ctx, trails, { ref: id, version }, (trail) =>
        edit(trail, {
          ...words,
          stops: stops === undefined ? undefined : stopsOf(pinned(stops, heads), newId),
        }),
      ),
  })
}

function addStopVerb(ports: Heads) {
  return defineVerb({
    name: 'trails.add-stop',
    summary: 'Write a further stop at the end of a trail.',
    access: 'write',
    operands: ['id', 'at'],
    input: z.strictObject({
      ...oneRecord,
      at: z
        .string()
        .min(1)
        .max(2_000)
        .describe('Lines such as app:src/a.ts#L10-L20, a file, an address, or decision#12.'),
      title: z.string().trim().min(1).max(300).optional().describe('A line of plain text.'),
      body: StopGiven.shape.body
        .unwrap()
        .default('')
        .describe('What there is to see, in Markdown.'),
    }),
    output: Trail,
    gather: (_, { at }) => headsFor(ports, [stopAt(at)]),
    run: (ctx, { id, version, at, title = null, body }, heads) =>
      changeRecord(ctx, trails, { ref: id, version }, (trail) => {
        const added = pinned([{ ...stopAt(at), title, body }], heads)
        return edit(trail, { stops: stopsOf([...trail.stops, ...added], newId) })
      }),
  })
}

function followVerb(ports: Pick<TrailPorts, 'follow'>) {
  return defineVerb({
    name: 'trails.follow',
    summary: 'Find where the code of a trail is now, and which stops no longer show it.',
    access: 'read',
    operands: ['id'],
    input: z.strictObject({ id: RecordRef }),
    output: FollowedTrail,
    says: sayFollowed,
    gather: async ({ read }, { id }) => followedStops(ports, await stopsNow(read, id)),
    run: async (_, __, stops) => ({ ...staleness(stops), stops }),
  })
}

function acceptMovedVerb(ports: Pick<TrailPorts, 'follow'>) {
  return defineVerb({
    name: 'trails.accept-moved',
    summary: 'Let all stops whose lines only moved be about where these are now.',
    access: 'write',
    operands: ['id'],
    input: z.strictObject(oneRecord),
    output: Trail,
    async gather({ read }, { id }) {
      const stops = await stopsNow(read, id)
      const places = new Map(
        stops.flatMap((stop) => {
          const place = placeOf(stop)
          return place === null ? [] : [[stop.id, place] as const]
        }),
      )
      return { followed: await followedStops(ports, stops), places }
    },
    run: (ctx, { id, version }, { followed, places }) =>
      changeRecord(ctx, trails, { ref: id, version }, (trail) =>
        moveStops(trail, followed, places),
      ),
  })
}

async function stopsNow(read: Gathering['read'], id: string): Promise<readonly Stop[]> {
  const { stops } = await read((ctx) => getRecord(ctx, trails, id))
  return stops
}

/** Those that are about lines, each with its place in the trail. */
async function followedStops(
  ports: Pick<TrailPorts, 'follow'>,
  stops: readonly Stop[],
): Promise<FollowedStop[]> {
  const asked = stops.flatMap((stop, at) => {
    const place = placeOf(stop)
    return place === null ? [] : [{ stop: stop.id, step: at + 1, place }]
  })
  const found = await ports.follow(asked.map(({ place }) => place))
  return asked.flatMap(({ stop, step }, at) => {
    const followed = found[at]
    return followed === undefined ? [] : [{ stop, step, ...followed }]
  })
}

async function headsFor({ headsOf }: Heads, stops: readonly StopGiven[]) {
  const asked = stops.flatMap(({ target }) =>
    target.is === 'code' && target.commit === null ? [target.repository] : [],
  )
  return asked.length === 0 ? new Map<string, string>() : headsOf([...new Set(asked)])
}

/** Lines of which no commit is said are those of today. */
function pinned(stops: readonly StopGiven[], heads: ReadonlyMap<string, string>): StopGiven[] {
  return stops.map((stop) => {
    const { target } = stop
    if (target.is !== 'code' || target.commit !== null) return stop
    return { ...stop, target: { ...target, commit: heads.get(target.repository) ?? null } }
  })
}

function newId(): string {
  return randomUUID().slice(0, 8)
}
