/** What one can know and do about the chat that is told what happens. */
import { sql } from 'kysely'
import { z } from 'zod'
import { practiceOf } from '#std/practice-of.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { defineVerb } from '#verbs/verb.ts'

const Chat = z
  .object({
    /** Of what it is told; none where no chat was ever set. */
    practices: z.array(z.string()),
    isOn: z.boolean(),
    /** Why it was not told, or is not told any more. */
    problem: z.string().nullable(),
    failingSince: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Chat' })

export const chatState = defineVerb({
  name: 'chat.state',
  summary: 'Read which chat is told what happens, and whether it can be told.',
  access: 'read',
  input: z.strictObject({}),
  output: Chat,
  run: readChat,
})

export const resumeChat = defineVerb({
  name: 'chat.resume',
  summary: 'Tell the chat again what happens, after it could not be told for long.',
  access: 'administer',
  isQuiet: true,
  input: z.strictObject({}),
  output: Chat,
  async run(ctx) {
    // What happened meanwhile is old by now, also what the message says that could not be sent.
    await sql`
      update records.chat set is_on = true, began_at = ${ctx.now}, message_id = null, attempts = 0, next_at = ${ctx.now},
        failing_since = null, problem = null
      where not is_on`.execute(ctx.db)
    return readChat(ctx)
  },
})

async function readChat({ db }: Pick<Ctx, 'db'>): Promise<z.output<typeof Chat>> {
  const { rows } = await sql<Row>`
    select kinds, is_on as "isOn", problem, failing_since as "failingSince" from records.chat order by began_at desc limit 1`.execute(
    db,
  )
  const [chat] = rows
  if (chat === undefined) return { practices: [], isOn: false, problem: null, failingSince: null }
  const { kinds, isOn, problem, failingSince } = chat
  const practices = kinds.map((kind) => practiceOf(kind))
  return { practices, isOn, problem, failingSince: failingSince?.toISOString() ?? null }
}

interface Row {
  kinds: string[]
  isOn: boolean
  problem: string | null
  failingSince: Date | null
}
