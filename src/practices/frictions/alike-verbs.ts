/** Frictions beside others: lists of them, those that look alike, one that is merged into another, and "me too". */
import { sql } from 'kysely'
import { z } from 'zod'
import { listInput, oneRecord } from '#records/kind-verbs.ts'
import { listRecords } from '#records/list.ts'
import { pageOf } from '#records/page.ts'
import { changeRecord, getRecord } from '#records/record.ts'
import { Body, RecordRef, Title } from '#records/shape.ts'
import { similarRecords, SimilarRecord } from '#records/similar.ts'
import { recordsOf } from '#records/store.ts'
import { CairnError } from '#std/errors.ts'
import { defineVerb } from '#verbs/verb.ts'
import { saySimilar } from './friction-words.ts'
import { Area } from './input.ts'
import { meTooOfEach, sayMeToo, takeBackMeToo } from './me-too.ts'
import { merge, unmerge } from './rules.ts'
import { Friction, FrictionLine, frictions, goingOn, MeToo, statuses } from './schema.ts'

export const list = defineVerb({
  name: 'frictions.list',
  summary: 'List frictions, the newest first, with what became of them.',
  access: 'read',
  input: z.strictObject({
    ...listInput(z.enum(statuses)),
    area: Area.optional().describe('Only those about this, or about something within it.'),
  }),
  output: pageOf(FrictionLine),
  async run(ctx, { area, ...wish }) {
    const where =
      area === undefined
        ? undefined
        : sql<boolean>`starts_with(lower(detail ->> 'area') || '/', lower(${area}) || '/')`
    const details = ['area', 'hits', 'flow']
    const page = await listRecords<Omit<z.input<typeof FrictionLine>, 'meToo'>>(
      ctx,
      { kind: frictions.name, details },
      { ...wish, where },
    )
    const meToo = await meTooOfEach(
      ctx,
      page.items.map(({ id }) => id),
    )
    const none = { peopleMin: null, isMine: false }
    return {
      ...page,
      items: page.items.map((item) => ({ ...item, meToo: meToo.get(item.id) ?? none })),
    }
  },
})

export const areas = defineVerb({
  name: 'frictions.areas',
  summary: 'List what frictions are about.',
  access: 'read',
  input: z.strictObject({}),
  output: z.object({ items: z.array(z.object({ area: z.string(), frictionCount: z.int() })) }),
  async run(ctx) {
    const { rows } = await sql<{ area: string; frictionCount: number }>`
      select min(detail ->> 'area') as area, count(*) as "frictionCount" from records.record
      where kind = 'friction' and detail ->> 'area' is not null and removed_at is null
      group by lower(detail ->> 'area') order by 1 limit 500`.execute(ctx.db)
    return { items: rows }
  },
})

export const similar = defineVerb({
  name: 'frictions.similar',
  summary: 'Find open frictions that look like one that is about to be reported.',
  access: 'read',
  // Its words are in no address, and so in no log.
  isLong: true,
  operands: ['title'],
  input: z.strictObject({
    title: Title,
    body: Body.default(''),
    area: Area.nullable().default(null),
    limit: z.int().min(1).max(20).default(5).describe('How many at most.'),
  }),
  output: z.object({ items: z.array(SimilarRecord) }),
  says: saySimilar,
  run: async (ctx, { limit, ...about }) => ({
    items: await similarRecords(ctx, about, { ...goingOn, limit }),
  }),
})

export const mergeFriction = defineVerb({
  name: 'frictions.merge',
  summary:
    'Say that a friction is one with another; both keep their comments, and it can be undone.',
  access: 'write',
  operands: ['id', 'into'],
  input: z.strictObject({
    ...oneRecord,
    into: RecordRef.describe('The friction that goes on: its number, or its id.'),
  }),
  output: Friction,
  async run(ctx, { id, version, into: target }) {
    const both = await Promise.all([id, target].map((ref) => getRecord(ctx, frictions, ref)))
    // In one order, lest two that merge them into each other wait for each other.
    await recordsOf(ctx)
      .selectFrom('record')
      .select('record_id')
      .where(
        'record_id',
        'in',
        both.map((one) => one.id),
      )
      .orderBy('record_id')
      .forUpdate()
      .execute()
    const into = await getRecord(ctx, frictions, target)
    ctx.touched.add(into.id)
    return changeRecord(ctx, frictions, { ref: id, version }, (friction) => merge(friction, into))
  },
})

export const unmergeFriction = defineVerb({
  name: 'frictions.unmerge',
  summary: 'Undo that a friction was merged into another: it is what it was before.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject(oneRecord),
  output: Friction,
  run: (ctx, { id, version }) => changeRecord(ctx, frictions, { ref: id, version }, unmerge),
})

export const meToo = defineVerb({
  name: 'frictions.me-too',
  summary: 'Say that you have it, too. Nobody is told that it was you.',
  access: 'write',
  isPrivate: true,
  operands: ['id'],
  input: z.strictObject({ id: RecordRef }),
  output: MeToo,
  async run(ctx, { id }) {
    if (ctx.url === null)
      throw new CairnError(
        'conflict',
        'frictions.alone',
        'You are alone here: nobody else can have it, too.',
        {
          hint: 'Say in a comment that it happened again; docs/team.md tells how a team shares a workspace.',
        },
      )
    return sayMeToo(ctx, id)
  },
})

export const meNoMore = defineVerb({
  name: 'frictions.me-no-more',
  summary: 'Take back that you have it, too.',
  access: 'write',
  isPrivate: true,
  operands: ['id'],
  input: z.strictObject({ id: RecordRef }),
  output: MeToo,
  run: (ctx, { id }) => takeBackMeToo(ctx, id),
})
