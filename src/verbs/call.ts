/**
 * The one way in: parses what was given, asks whether the actor may, runs the verb in one transaction, writes the line in
 * the history, and checks the answer. Doors add nothing to it. Of an act that leaves no name, no line is written and no answer kept.
 */
import type { z } from 'zod'
import { CairnError, invariant } from '#std/errors.ts'
import { authorise } from './access.ts'
import type { Ctx, Gathering, Session } from './ctx.ts'
import { writeDeed } from './deeds.ts'
import { keepAnswer, keptAnswer, keyReused, mustBeNewKey } from './kept-answers.ts'
import { isDeep, unkept } from './letters.ts'
import { answeredOnce, isKeyOfUnnamed } from './unnamed-answers.ts'
import type { Verb } from './verb.ts'
import { standBehindWalls } from './walls.ts'

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
  const { actor, url = null } = session
  const by = actor.role === 'operator' ? null : actor.id
  const ctx = { actor, by, url, now: session.now(), act: verb.name, touched: new Set<string>() }
  const gathering: Gathering = {
    ...ctx,
    read: async (work) =>
      inTransaction(session, 'read only', async (db) => work({ db, now: ctx.now })),
  }
  const gathered = await verb.gather?.(gathering, input)
  if (verb.about === 'evidence')
    return verb.output.parse(await verb.run({ ...ctx, db: session.db }, input, gathered))
  if (verb.access === 'read')
    return inTransaction(session, 'read only', async (db) =>
      verb.output.parse(await verb.run({ ...ctx, db }, input, gathered)),
    )
  if (verb.leavesNoName?.(input) === true) {
    const run = async (act: Ctx) => {
      if (key !== undefined) await mustBeNewKey(act, key)
      return verb.run(act, input, gathered)
    }
    const once = () => withoutName(session, run, ctx)
    const answer =
      key === undefined ? once() : answeredOnce(session, { key, act: verb.name, input }, once)
    return verb.output.parse(await answer)
  }
  if (key !== undefined && isKeyOfUnnamed(session, key)) throw keyReused()
  return inTransaction(session, 'read write', async (db) => {
    const act: Ctx = { ...ctx, db }
    if (verb.isPrivate) return verb.output.parse(await verb.run(act, input, gathered))
    const kept = key === undefined ? undefined : await keptAnswer(act, { key, input })
    if (kept !== undefined) return verb.output.parse(kept)
    const answer = verb.output.parse(await verb.run(act, input, gathered))
    await writeDeed(act, verb)
    if (key !== undefined && !verb.isSecret) await keepAnswer(act, { key, answer })
    return answer
  })
}

/** It writes nothing by itself: a transaction that does has a number, and stands in the log of the database with its time. */
async function withoutName<Answer>(
  session: Session,
  run: (act: Ctx) => Promise<Answer>,
  ctx: Omit<Ctx, 'db'>,
): Promise<Answer> {
  const act = { ...ctx, by: null }
  const { answer, waits } = await inTransaction(session, 'read only', async (db) => {
    const own: Ctx = { ...act, db }
    return { answer: await run(own), waits: own.waits }
  })
  invariant(waits !== undefined && session.hold !== undefined, 'somebody puts down what waits')
  await session.hold(waits)
  return answer
}

async function inTransaction<Answer>(
  { db, actor, isBehindWalls }: Session,
  mode: 'read only' | 'read write',
  work: (db: Ctx['db']) => Promise<Answer>,
): Promise<Answer> {
  return db
    .transaction()
    .setAccessMode(mode)
    .execute(async (tx) => {
      if (isBehindWalls) await standBehindWalls(tx, actor.id)
      return work(tx)
    })
}

/** The input as the verb wants it; what is wrong with it is said. */
export function parsed<Input extends z.ZodObject>(
  { name, input }: Pick<Verb<Input>, 'input'> & { name: string },
  given: unknown,
): z.output<Input> {
  if (isDeep(given)) throw invalid(name, [{ path: [], message: 'it is nested too deep' }])
  const result = input.safeParse(given)
  if (!result.success) throw invalid(name, result.error.issues)
  const path = unkept(result.data)
  if (path === undefined) return result.data
  throw invalid(
    name,
    [{ path, message: 'a NUL or half a letter stands in it' }],
    'Neither can be kept as it is. Send the text without them, as UTF-8.',
  )
}

type Issue = Pick<z.core.$ZodIssue, 'path' | 'message'>

function invalid(name: string, issues: readonly Issue[], hint?: string): CairnError {
  return new CairnError(
    'invalid',
    'input.invalid',
    `${name}: ${issues.map(sentenceOf).join('; ')}.`,
    {
      ...(hint === undefined ? {} : { hint }),
      details: { issues: issues.map(({ path, message }) => ({ path, message })) },
    },
  )
}

function sentenceOf({ path, message }: Issue): string {
  // What was not given at all is of no wrong type.
  const what = message.endsWith('received undefined')
    ? 'is missing'
    : message.charAt(0).toLowerCase() + message.slice(1)
  return path.length === 0 ? what : `${path.join('.')}: ${what}`
}
