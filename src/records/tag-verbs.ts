/** What one can do with tags. */
import { z } from 'zod'
import { defineVerb } from '#verbs/verb.ts'
import { KindName } from './kinds.ts'
import { AnyRecord } from './shape.ts'
import { addTag, listTags, removeTag, Tag, TagCount, Tagged } from './tags.ts'

const input = z.strictObject({
  record: AnyRecord,
  tag: Tag.describe('The tag; large and small letters are one.'),
})

export const add = defineVerb({
  name: 'tags.add',
  summary: 'Tag a record, so that it is found with others like it.',
  access: 'write',
  operands: ['record', 'tag'],
  input,
  output: Tagged,
  run: addTag,
})

export const remove = defineVerb({
  name: 'tags.remove',
  summary: 'Take a tag away from a record.',
  access: 'write',
  operands: ['record', 'tag'],
  input,
  output: Tagged,
  run: removeTag,
})

export const list = defineVerb({
  name: 'tags.list',
  summary: 'List the tags in use, the most used first, with how many records each has.',
  access: 'read',
  input: z.strictObject({
    kind: KindName.optional().describe('Only of records of this kind, such as decision.'),
    limit: z.int().min(1).max(1000).default(200).describe('How many at most.'),
  }),
  output: z.object({ items: z.array(TagCount) }),
  run: listTags,
})
