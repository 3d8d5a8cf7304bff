/** What one can do with templates. */
import { z } from 'zod'
import { defineVerb } from '#verbs/verb.ts'
import { KindName } from './kinds.ts'
import { Body, Version } from './shape.ts'
import {
  getTemplate,
  keepTemplate,
  listTemplates,
  removeTemplate,
  Template,
  TemplateListed,
  type Shipped,
} from './templates.ts'

const Kind = KindName.describe('The kind of record it is for, such as decision.')
const Name = z
  .string()
  .max(60)
  .transform((name) => name.normalize('NFC').trim().toLowerCase())
  .refine((name) => /^[\p{L}\p{N}][\p{L}\p{M}\p{N} _-]*$/u.test(name), 'a name is a word or a few')
  .describe('Its name.')
const named = { kind: Kind, name: Name }

export function templateVerbs(shipped: readonly Shipped[]) {
  return [listVerb(shipped), getVerb(shipped), keepVerb(shipped), removeVerb(shipped)]
}

export function listVerb(shipped: readonly Shipped[]) {
  return defineVerb({
    name: 'templates.list',
    summary: 'List what a record may begin with.',
    access: 'read',
    input: z.strictObject({ kind: Kind.optional() }),
    output: z.object({ items: z.array(TemplateListed) }),
    run: (ctx, wish) => listTemplates(ctx, shipped, wish),
  })
}

export function getVerb(shipped: readonly Shipped[]) {
  return defineVerb({
    name: 'templates.get',
    summary: 'Read a template, to begin a record with.',
    access: 'read',
    operands: ['kind', 'name'],
    input: z.strictObject(named),
    output: Template,
    run: (ctx, wish) => getTemplate(ctx, shipped, wish),
  })
}

export function keepVerb(shipped: readonly Shipped[]) {
  return defineVerb({
    name: 'templates.keep',
    summary: 'Keep a template of the team’s own, new or changed.',
    access: 'write',
    operands: ['kind', 'name'],
    input: z.strictObject({
      ...named,
      says: z
        .string()
        .trim()
        .min(1, 'what it is for is owed')
        .max(200)
        .refine((says) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(says), 'what it is for is said in one line')
        .describe('What it is for, in one line.'),
      body: Body,
      version: Version.optional(),
    }),
    output: Template,
    run: (ctx, wish) => keepTemplate(ctx, shipped, wish),
  })
}

export function removeVerb(shipped: readonly Shipped[]) {
  return defineVerb({
    name: 'templates.remove',
    summary: 'Remove a template of the team’s own, and read it once more.',
    access: 'write',
    operands: ['kind', 'name'],
    input: z.strictObject(named),
    output: Template,
    run: (ctx, wish) => removeTemplate(ctx, shipped, wish),
  })
}
