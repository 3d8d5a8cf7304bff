/** Which ways to the outside are set where Cairn runs, and what keeps one's own mails from going. */
import { sql } from 'kysely'
import { z } from 'zod'
import { defineVerb } from '#verbs/verb.ts'
import type { DeliverySettings } from './settings.ts'

const Ways = z
  .object({
    mail: z.object({
      isSet: z.boolean(),
      /** Whom mails come from. */
      from: z.string().nullable(),
      /** Why your last one has not gone yet; null where none waits. */
      problem: z.string().nullable(),
    }),
    chat: z.object({ isSet: z.boolean() }),
    /** Whether mails and the chat can link to the workspace. */
    hasLinks: z.boolean(),
  })
  .meta({ id: 'Ways' })

/** Asked when the verb is: settings that are wrong stop no other command. */
export type DeliveryRead = () => Promise<Pick<DeliverySettings, 'mail' | 'chat' | 'url'>>

export const nothingDelivered: DeliveryRead = async () => ({
  mail: undefined,
  chat: undefined,
  url: undefined,
})

export function waysVerb(settings: DeliveryRead) {
  return defineVerb({
    name: 'notices.ways',
    summary: 'Read whether mails are sent and a chat is told, as it is set where Cairn runs.',
    access: 'read',
    isPrivate: true,
    input: z.strictObject({}),
    output: Ways,
    gather: settings,
    async run({ db, actor }, _, { mail, chat, url }) {
      const { rows } = await sql<{ problem: string | null }>`
        select problem from records.letter where member_id = ${actor.id} and outcome is null
        order by made_at desc limit 1`.execute(db)
      return {
        mail: {
          isSet: mail !== undefined,
          from: mail?.from.address ?? null,
          problem: rows[0]?.problem ?? null,
        },
        chat: { isSet: chat !== undefined },
        hasLinks: url !== undefined,
      }
    },
  })
}
