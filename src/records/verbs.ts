/** What one can do with any record, whatever its kind. */
import { z } from 'zod'
import { defineVerb } from '#verbs/verb.ts'
import {
  Action,
  actionStates,
  addAction,
  changeAction,
  ListedAction,
  listActions,
} from './actions.ts'
import { addComment, Comment, commentsOn, editComment, removeComment } from './comments.ts'
import { historyOf, Revision } from './history.ts'
import { KindName } from './kinds.ts'
import { Found, search, SearchText } from './search.ts'
import { Backlink, linksOf, Mention, mentionsOf } from './links.ts'
import { pageOf, paging } from './page.ts'
import { Reference } from './references.ts'
import { AnyRecord, Body, Version } from './shape.ts'
import { Tag } from './tags.ts'
import { anonymous, holdComment, orHeld } from './unnamed.ts'

const Words = Body.refine((body) => body.trim() !== '', 'a comment has words')

export const comment = defineVerb({
  name: 'comments.add',
  summary: 'Say something about a record, or answer what somebody said.',
  access: 'write',
  operands: ['record'],
  input: z.strictObject({
    record: AnyRecord,
    body: Words,
    replyTo: z.uuid().nullable().default(null).describe('The comment that is answered.'),
    anonymous,
  }),
  output: orHeld(Comment),
  leavesNoName: (input) => input.anonymous,
  run: (ctx, { anonymous: isUnnamed, ...said }) =>
    isUnnamed ? holdComment(ctx, said) : addComment(ctx, said),
})

export const editOwnComment = defineVerb({
  name: 'comments.edit',
  summary: 'Change the words of a comment of your own, or say again what you took away.',
  access: 'write',
  isQuiet: true,
  operands: ['id'],
  input: z.strictObject({ id: z.uuid(), version: Version, body: Words }),
  output: Comment,
  run: editComment,
})

export const removeOwnComment = defineVerb({
  name: 'comments.remove',
  summary: 'Take a comment of your own away; answers to it stay.',
  access: 'write',
  isQuiet: true,
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
  input: z.strictObject({ record: AnyRecord, ...paging }),
  output: pageOf(Comment),
  run: commentsOn,
})

export const history = defineVerb({
  name: 'records.history',
  summary: 'Read the versions of a record, the newest first.',
  access: 'read',
  operands: ['record'],
  input: z.strictObject({ record: AnyRecord, ...paging }),
  output: pageOf(Revision),
  run: historyOf,
})

const Sentence = z.string().trim().min(1, 'an action has words').max(1000)
const Due = z.iso.date('a day is written like 2026-12-24').nullable()
const Owner = z.uuid().nullable()

export const takeOn = defineVerb({
  name: 'actions.add',
  summary: 'Say what is to be done about a record.',
  access: 'write',
  operands: ['record', 'text'],
  input: z.strictObject({
    record: AnyRecord,
    text: Sentence.describe('What is to be done.'),
    owner: Owner.default(null).describe('The id of the member who takes it on.'),
    due: Due.default(null).describe('The day until which it is to be done.'),
  }),
  output: Action,
  run: addAction,
})

export const changeAnAction = defineVerb({
  name: 'actions.change',
  summary: 'Change an action: its words, who, until when, or what became of it.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    id: z.uuid(),
    version: Version.optional(),
    text: Sentence.optional().describe('What is to be done.'),
    owner: Owner.optional().describe('The id of the member who takes it on.'),
    due: Due.optional().describe('The day until which it is to be done.'),
    state: z.enum(actionStates).optional().describe('What became of it.'),
  }),
  output: Action,
  run: changeAction,
})

export const listOfActions = defineVerb({
  name: 'actions.list',
  summary: 'List actions, the oldest first: of a record, of a member, or the overdue ones.',
  access: 'read',
  input: z.strictObject({
    record: AnyRecord.optional().describe('Only those of this record.'),
    owner: z.uuid().optional().describe('Only those of this member.'),
    state: z.enum(actionStates).optional().describe('Only those that are so.'),
    overdue: z.boolean().optional().describe('Only open ones whose day is past.'),
    ...paging,
  }),
  output: pageOf(ListedAction),
  run: listActions,
})

export const searchRecords = defineVerb({
  name: 'records.search',
  summary: 'Find what people wrote, in records and in comments on them.',
  access: 'read',
  operands: ['text'],
  input: z.strictObject({
    text: SearchText,
    kind: KindName.optional().describe('Only records of this kind, such as decision.'),
    tag: Tag.optional().describe('Only records with this tag.'),
    limit: z.int().min(1).max(100).default(20).describe('How many at most.'),
  }),
  output: z.object({
    /** The best first; where there are too many to weigh, the newest. */
    items: z.array(Found),
    isWeighed: z.boolean(),
  }),
  run: search,
})

export const links = defineVerb({
  name: 'records.links',
  summary: 'Read what a record and its comments point at, and what points at it.',
  access: 'read',
  operands: ['record'],
  input: z.strictObject({ record: AnyRecord }),
  output: z.object({ to: z.array(Reference), from: z.array(Backlink) }),
  run: linksOf,
})

export const mentions = defineVerb({
  name: 'records.mentions',
  summary: 'Read where you are spoken to by your name, the latest first.',
  access: 'read',
  input: z.strictObject(paging),
  output: pageOf(Mention),
  run: mentionsOf,
})
