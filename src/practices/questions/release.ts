/** What was said of a question without a name appears. */
import { z } from 'zod'
import { addRecord, changeRecord } from '#records/record.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { Rung } from './schema-ladder.ts'
import { reach } from './reach.ts'
import { close, isGoing } from './rules.ts'
import { questions, thought, type Question } from './schema.ts'

const Contents = z.object({
  ...{ title: z.string(), body: z.string(), ...thought, unblocked: z.boolean() },
  members: z.array(z.uuid()),
})

export async function releaseQuestion(ctx: Ctx, given: unknown): Promise<Question> {
  const { members, ...contents } = Contents.parse(given)
  const question = await addRecord(ctx, questions, { ...contents, status: 'open' })
  await reach(ctx, question.id, members)
  return question
}

const Closing = z.object({
  found: z.string(),
  wouldHaveTold: z.string().nullable(),
  opened: Rung.nullable(),
})

/** One that was closed without a name; whoever closed it before said it first. */
export async function releaseClosing(ctx: Ctx, record: string, given: unknown): Promise<void> {
  const closing = Closing.parse(given)
  await changeRecord(ctx, questions, { ref: record }, (question) =>
    isGoing(question) ? close(question, closing) : question,
  )
}
