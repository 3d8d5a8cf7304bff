/** What one can do with trails, without a look at the code that they lead through. */
import { z } from 'zod'
import { listInput, oneRecord } from '#records/kind-verbs.ts'
import { listRecords } from '#records/list.ts'
import { pageOf } from '#records/page.ts'
import { changeRecord, getRecord } from '#records/record.ts'
import { RecordRef } from '#records/shape.ts'
import { defineVerb } from '#verbs/verb.ts'
import { Linked, linkedTrails } from './linked.ts'
import { moveStop, publish, reopen, retire } from './rules.ts'
import { Trail, TrailLine, trails } from './schema.ts'
import { CodePlace, StopId } from './schema-stop.ts'
import { standings } from './standing.ts'
import { sayTrail, sayTrails } from './trail-words.ts'

export const list = defineVerb({
  name: 'trails.list',
  summary: 'List trails through the code, the newest first.',
  access: 'read',
  input: z.strictObject(listInput(TrailLine.shape.status)),
  output: pageOf(TrailLine),
  says: sayTrails,
  async run(ctx, wish) {
    const { items, next } = await listRecords<PlainLine>(
      ctx,
      { kind: trails.name, details: [] },
      wish,
    )
    const known = await standings(
      ctx,
      items.map(({ id }) => id),
    )
    return { items: items.map((item) => ({ ...item, ...(known.get(item.id) ?? unknown) })), next }
  },
})

type PlainLine = Omit<z.input<typeof TrailLine>, 'stopCount' | 'standing'>
const unknown = { stopCount: 0, standing: null }

export const get = defineVerb({
  name: 'trails.get',
  summary: 'Read one trail, stop by stop.',
  access: 'read',
  operands: ['id'],
  input: z.strictObject({ id: RecordRef }),
  output: Trail,
  says: sayTrail,
  run: (ctx, { id }) => getRecord(ctx, trails, id),
})

export const linked = defineVerb({
  name: 'trails.linked',
  summary: 'Find the trails that a trail names in its words, and the one that goes on from it.',
  access: 'read',
  operands: ['id'],
  input: z.strictObject({ id: RecordRef }),
  output: Linked,
  run: async (ctx, { id }) => ({
    items: await linkedTrails(ctx, await getRecord(ctx, trails, id)),
  }),
})

export const publishTrail = defineVerb({
  name: 'trails.publish',
  summary: 'Publish a trail: others may walk it.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject(oneRecord),
  output: Trail,
  run: (ctx, { id, version }) => changeRecord(ctx, trails, { ref: id, version }, publish),
})

export const retireTrail = defineVerb({
  name: 'trails.retire',
  summary: 'Offer a trail no longer, and say why.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...oneRecord,
    because: z
      .string()
      .trim()
      .min(1, 'say why in a few words')
      .max(10_000)
      .describe('What is no longer so, or what is better.'),
  }),
  output: Trail,
  run: (ctx, { id, version, because }) =>
    changeRecord(ctx, trails, { ref: id, version }, (trail) => retire(trail, because)),
})

export const reopenTrail = defineVerb({
  name: 'trails.reopen',
  summary: 'Take a retired trail up again, as a draft.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject(oneRecord),
  output: Trail,
  run: (ctx, { id, version }) => changeRecord(ctx, trails, { ref: id, version }, reopen),
})

export const acceptStop = defineVerb({
  name: 'trails.accept',
  summary: 'Let a stop be about the lines where its code is now.',
  access: 'write',
  operands: ['id', 'stop'],
  input: z.strictObject({
    ...oneRecord,
    stop: StopId.describe('The stop: its id, as trails.get tells it.'),
    path: CodePlace.shape.path.describe('The file that its lines are in now.'),
    from: CodePlace.shape.from.describe('The first line.'),
    to: CodePlace.shape.to.describe('The last line.'),
    commit: CodePlace.shape.commit.describe('The commit that these lines are of.'),
  }),
  output: Trail,
  run: (ctx, { id, version, stop, ...place }) =>
    changeRecord(ctx, trails, { ref: id, version }, (trail) => moveStop(trail, stop, place)),
})
