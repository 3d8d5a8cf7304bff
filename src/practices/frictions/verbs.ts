/** What one can do with frictions. */
import { z } from 'zod'
import { oneRecord } from '#records/kind-verbs.ts'
import { addRecord, changeRecord, getRecord } from '#records/record.ts'
import { AnyRecord, Body, RecordRef, Title, Version } from '#records/shape.ts'
import { anyRecord } from '#records/store.ts'
import { anonymous, holdBack, orHeld } from '#records/unnamed.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { defineVerb } from '#verbs/verb.ts'
import { sayFriction } from './friction-words.ts'
import { Area, flowFrom, flowInput, hitsFrom, hitsInput } from './input.ts'
import { attempt, confirm, ease, edit, park, reopen } from './rules.ts'
import { Friction, frictions, FrictionTold } from './schema.ts'
import { toldWith } from './told.ts'

const sentence = (owed: string) => z.string().trim().min(1, owed).max(10_000)
const Became = AnyRecord.nullable()
  .default(null)
  .describe('The record it became: its id, or its kind and number as in decision#12.')

export const report = defineVerb({
  name: 'frictions.report',
  summary: 'Say what gets in the way of the work.',
  access: 'write',
  operands: ['title'],
  input: z.strictObject({
    title: Title,
    body: Body.default(''),
    area: Area.nullable().default(null),
    ...hitsInput,
    ...flowInput,
    anonymous,
  }),
  output: orHeld(Friction),
  leavesNoName: (input) => input.anonymous,
  async run(ctx, { anonymous: isUnnamed, minutes, often, flow, repository, ...said }) {
    const contents = {
      ...said,
      hits: hitsFrom({ minutes, often }) ?? null,
      flow: flowFrom({ flow, repository }) ?? null,
    }
    if (isUnnamed)
      return holdBack(ctx, { is: 'record', act: ctx.act, kind: frictions.name, contents })
    return addRecord(ctx, frictions, { ...contents, status: 'reported' })
  },
})

export const get = defineVerb({
  name: 'frictions.get',
  summary: 'Read one friction: what became of it, what it costs, and whether it is others’, too.',
  access: 'read',
  operands: ['id'],
  input: z.strictObject({ id: RecordRef }),
  output: FrictionTold,
  says: sayFriction,
  run: async (ctx, { id }) => toldWith(ctx, await getRecord(ctx, frictions, id)),
})

export const editFriction = defineVerb({
  name: 'frictions.edit',
  summary: 'Change what a friction says, as long as nobody went into it.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...{ id: RecordRef, version: Version },
    title: Title.optional(),
    body: Body.optional(),
    area: Area.nullable().optional(),
    ...hitsInput,
    ...flowInput,
  }),
  output: Friction,
  run: (ctx, { id, version, minutes, often, flow, repository, ...words }) =>
    changeRecord(ctx, frictions, { ref: id, version }, (friction) =>
      edit(friction, {
        ...words,
        hits: hitsFrom({ minutes, often }),
        flow: flowFrom({ flow, repository }),
      }),
    ),
})

export const confirmFriction = defineVerb({
  name: 'frictions.confirm',
  summary: 'Say how a friction was looked into, or who else sees it.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...oneRecord,
    checked: sentence('how it was looked into is owed').describe(
      'How it was looked into, or who else sees it.',
    ),
  }),
  output: Friction,
  run: (ctx, { id, version, checked }) =>
    changeRecord(ctx, frictions, { ref: id, version }, (friction) => confirm(friction, checked)),
})

export const tryFriction = defineVerb({
  name: 'frictions.try',
  summary: 'Say what is tried about a friction, and which record it became.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...oneRecord,
    trying: sentence('what is tried is owed').describe('What is tried, and until when.'),
    proposal: Became,
  }),
  output: Friction,
  async run(ctx, { id, version, trying, proposal: ref }) {
    const proposal = await idOf(ctx, ref)
    return changeRecord(ctx, frictions, { ref: id, version }, (friction) =>
      attempt(friction, { trying, proposal }),
    )
  },
})

export const easeFriction = defineVerb({
  name: 'frictions.ease',
  summary: 'Say what helped.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...oneRecord,
    helped: sentence('what helped is owed').describe('What helped, for whoever has it next.'),
    proposal: Became,
  }),
  output: Friction,
  async run(ctx, { id, version, helped, proposal: ref }) {
    const proposal = await idOf(ctx, ref)
    return changeRecord(ctx, frictions, { ref: id, version }, (friction) =>
      ease(friction, { helped, proposal }),
    )
  },
})

export const parkFriction = defineVerb({
  name: 'frictions.park',
  summary: 'Put a friction aside for now, with the reason and a thank-you.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...oneRecord,
    because: sentence('say why in a few words').describe('Why nothing is done about it now.'),
    thanks: sentence('a thank-you is owed').describe('What it was good for to hear of it.'),
  }),
  output: Friction,
  run: (ctx, { id, version, ...words }) =>
    changeRecord(ctx, frictions, { ref: id, version }, (friction) => park(friction, words)),
})

export const reopenFriction = defineVerb({
  name: 'frictions.reopen',
  summary: 'Take a friction up again.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject(oneRecord),
  output: Friction,
  run: (ctx, { id, version }) => changeRecord(ctx, frictions, { ref: id, version }, reopen),
})

async function idOf(ctx: Ctx, ref: string | null): Promise<string | null> {
  return ref === null ? null : (await anyRecord(ctx, ref, 'locked')).record_id
}
