/** What one can do with any record, whatever its kind. */
import { z } from 'zod'
import { defineVerb } from '#verbs/verb.ts'
import { addComment, Comment, commentsOn, editComment, removeComment } from './comments.ts'
import { historyOf, Revision } from './history.ts'
import { pageOf, paging } from './page.ts'
import { Body, recordId, Version } from './shape.ts'

const Words = Body.refine((body) => body.trim() !== '', 'a comment has words')

export const comment = defineVerb({
  name: 'comments.add',
  summary: 'Say something about a record, or answer what somebody said.',
  access: 'write',
  operands: ['record'],
  input: z.strictObject({
    record: recordId,
    body: Words,
    replyTo: z.uuid().nullable().default(null).describe('The comment that is answered.'),
  }),
  output: Comment,
  run: addComment,
})

export const editOwnComment = defineVerb({
  name: 'comments.edit',
  summary: 'Change the words of a comment of your own.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({ id: z.uuid(), version: Version, body: Words }),
  output: Comment,
  run: editComment,
})

export const removeOwnComment = defineVerb({
  name: 'comments.remove',
  summary: 'Take a comment of your own away; answers to it stay.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({ id: z.uuid() }),
  output: Comment,
  run: (ctx, { id }) => removeComment(ctx, id),
})

export const listComments = defineVerb({
  name: 'comments.list',
  summary: 'Read what was said about a record, the oldest first.',
  access: 'read',
  operands: ['record'],
  input: z.strictObject({ record: recordId, ...paging }),
  output: pageOf(Comment),
  run: commentsOn,
})

export const history = defineVerb({
  name: 'records.history',
  summary: 'Read the versions of a record, the newest first.',
  access: 'read',
  operands: ['record'],
  input: z.strictObject({ record: recordId, ...paging }),
  output: pageOf(Revision),
  run: historyOf,
})
