/** What one can do about what one wants to hear of. All of it is about oneself: nobody sees who watches, or who read what. */
import { z } from 'zod'
import { defineVerb } from '#verbs/verb.ts'
import { MailAddress, Mailbox, readMailbox, setMailbox } from './mailbox.ts'
import { listNotices, Notice, readNotices } from './notices.ts'
import { pageOf, paging } from './page.ts'
import { AnyRecord } from './shape.ts'
import { Watching, watching, wish } from './watchers.ts'

export const watch = defineVerb({
  name: 'watchers.watch',
  summary: 'Hear of what others do with a record.',
  access: 'own',
  isPrivate: true,
  operands: ['record'],
  input: z.strictObject({ record: AnyRecord }),
  output: Watching,
  run: (ctx, { record }) => wish(ctx, record, 'watching'),
})

export const mute = defineVerb({
  name: 'watchers.mute',
  summary: 'Hear nothing more of a record.',
  access: 'own',
  isPrivate: true,
  operands: ['record'],
  input: z.strictObject({ record: AnyRecord }),
  output: Watching,
  run: (ctx, { record }) => wish(ctx, record, 'muted'),
})

export const watchState = defineVerb({
  name: 'watchers.state',
  summary: 'Read whether you hear of a record.',
  access: 'read',
  isPrivate: true,
  operands: ['record'],
  input: z.strictObject({ record: AnyRecord }),
  output: Watching,
  run: (ctx, { record }) => watching(ctx, record),
})

export const listOwnNotices = defineVerb({
  name: 'notices.list',
  summary: 'List what others did with what you watch; what you did not read comes first.',
  access: 'read',
  isPrivate: true,
  input: z.strictObject({
    unread: z.boolean().optional().describe('Only those you did not read.'),
    ...paging,
  }),
  output: pageOf(Notice).extend({ unreadCount: z.int() }),
  run: listNotices,
})

export const markRead = defineVerb({
  name: 'notices.read',
  summary: 'Mark your notices as read: all of them, or some.',
  access: 'own',
  isPrivate: true,
  input: z.strictObject({
    ids: z.array(z.uuid()).max(200).optional().describe('Only these.'),
    record: AnyRecord.optional().describe('Only those of this record.'),
    until: z.iso.datetime().optional().describe('Only of what happened until then.'),
  }),
  output: z.object({ unreadCount: z.int() }),
  run: readNotices,
})

export const sendByMail = defineVerb({
  name: 'notices.mail',
  summary: 'Have what you did not read sent to you by mail, or no longer.',
  access: 'own',
  isPrivate: true,
  input: z.strictObject({
    address: MailAddress.nullable()
      .default(null)
      .describe('Your address. Without one, nothing is sent any more.'),
  }),
  output: Mailbox,
  run: (ctx, { address }) => setMailbox(ctx, address),
})

export const ownMailbox = defineVerb({
  name: 'notices.mailbox',
  summary: 'Read where your notices are sent by mail.',
  access: 'read',
  isPrivate: true,
  input: z.strictObject({}),
  output: Mailbox,
  run: readMailbox,
})
