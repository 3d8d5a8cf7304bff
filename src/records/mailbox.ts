/** Where a member's notices are sent by mail: said by the member, and shown to nobody else. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Ctx } from '#verbs/ctx.ts'
import { recordsOf } from './store.ts'

export const MailAddress = z.email('this is no mail address').max(254)

export const Mailbox = z
  .object({
    /** null where none was said. */
    address: z.string().nullable(),
    isOn: z.boolean(),
    /** Why nothing is sent there any more, where the member did not wish so. */
    problem: z.string().nullable(),
  })
  .meta({ id: 'Mailbox' })
type Mailbox = z.output<typeof Mailbox>

export async function readMailbox(ctx: Pick<Ctx, 'db' | 'actor'>): Promise<Mailbox> {
  const row = await recordsOf(ctx)
    .selectFrom('mailbox')
    .select(['address', 'is_on as isOn', 'problem'])
    .where('member_id', '=', ctx.actor.id)
    .executeTakeFirst()
  return row ?? { address: null, isOn: false, problem: null }
}

/** Without an address nothing is sent any more, and the one there was is forgotten. */
export async function setMailbox(ctx: Ctx, address: string | null): Promise<Mailbox> {
  if (address === null)
    await recordsOf(ctx).deleteFrom('mailbox').where('member_id', '=', ctx.actor.id).execute()
  else
    await recordsOf(ctx)
      .insertInto('mailbox')
      .values({
        ...{ member_id: ctx.actor.id, address, key: randomUUID(), is_on: true, problem: null },
      })
      .onConflict((conflict) =>
        conflict.column('member_id').doUpdateSet({ address, is_on: true, problem: null }),
      )
      .execute()
  return readMailbox(ctx)
}
