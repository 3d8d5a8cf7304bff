/**
 * The one way in: parses what was given, asks whether the actor may, runs the verb in one transaction, writes the line in
 * the history, and checks the answer. Doors add nothing to it.
 */
import type { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import { authorise } from './access.ts'
import type { Ctx, Session } from './ctx.ts'
import { writeDeed } from './deeds.ts'
import { keepAnswer, keptAnswer } from './kept-answers.ts'
import type { Verb } from './verb.ts'

export interface CallOptions {
  /** An idempotency key: called again with the same key and input, a write is done once and answered twice. */
  key?: string | undefined
}

export async function call<Input extends z.ZodObject, Output extends z.ZodType>(
  verb: Verb<Input, Output>,
  session: Session,
  given: unknown,
  { key }: CallOptions = {},
): Promise<z.output<Output>> {
  authorise(session.actor, verb)
  const input = parsed(verb, given)
  const ctx = {
    actor: session.actor,
    now: session.now(),
    act: verb.name,
    touched: new Set<string>(),
  }
  if (verb.about === 'evidence')
    return verb.output.parse(await verb.run({ ...ctx, db: session.db }, input))
  if (verb.access === 'read')
    return session.db
      .transaction()
      .setAccessMode('read only')
      .execute(async (db) => verb.output.parse(await verb.run({ ...ctx, db }, input)))
  return session.db.transaction().execute(async (db) => {
    const act: Ctx = { ...ctx, db }
    const kept = key === undefined ? undefined : await keptAnswer(act, { key, input })
    if (kept !== undefined) return verb.output.parse(kept)
    const answer = verb.output.parse(await verb.run(act, input))
    await writeDeed(act)
    if (key !== undefined) await keepAnswer(act, { key, answer })
    return answer
  })
}

function parsed<Input extends z.ZodObject>(
  { name, input }: Verb<Input>,
  given: unknown,
): z.output<Input> {
  const result = input.safeParse(given)
  if (result.success) return result.data
  throw new CairnError(
    'invalid',
    'input.invalid',
    `${name}: ${result.error.issues.map(sentenceOf).join('; ')}.`,
    { details: { issues: result.error.issues.map(({ path, message }) => ({ path, message })) } },
  )
}

function sentenceOf({ path, message }: z.core.$ZodIssue): string {
  // What was not given at all is of no wrong type.
  const what = message.endsWith('received undefined')
    ? 'is missing'
    : message.charAt(0).toLowerCase() + message.slice(1)
  return path.length === 0 ? what : `${path.join('.')}: ${what}`
}
