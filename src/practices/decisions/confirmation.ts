/**
 * What would show that a decision is honoured: a path, a dependency or words that must be there, or must not. Looking is asked of a
 * port; what came of it is kept with its day and the commit that was looked at.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { cut, numberAfter, type Page, type PageWish } from '#records/page.ts'
import { changeRecord, getRecord } from '#records/record.ts'
import { CairnError } from '#std/errors.ts'
import type { Ctx, Gathering } from '#verbs/ctx.ts'
import { expecting, unexpecting } from './rules.ts'
import { Check } from './check-shape.ts'
import { decisions, type Decision } from './schema.ts'
import { decisionTablesOf } from './tables.ts'

export const Outcome = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('honoured'),
    /** Some of the files that show it, where something must be there. */
    places: z.array(z.string()),
  }),
  z.object({
    state: z.literal('drifting'),
    /** Some of the files that stand against it, and how many more there are. */
    places: z.array(z.string()),
    more: z.int().min(0),
    /** The commit of the first-parent line from which on it was not so; null where that cannot be told. */
    since: z
      .object({ commit: z.string(), at: z.iso.datetime().nullable(), subject: z.string() })
      .nullable(),
    /** False where it never was, as far back as the line goes. */
    wasHonoured: z.boolean().nullable(),
  }),
  z.object({ state: z.literal('cannot tell'), why: z.string() }),
])
export type Outcome = z.output<typeof Outcome>

/** What decisions ask of the code; the app fills it. */
export interface CodeLooks {
  /** Whether these hold at the head of the repository's default branch. */
  look(repository: string, checks: readonly Check[]): Promise<Looked>
  /** The heads of the default branches that were read last, by the repositories' names. */
  heads(): Promise<Heads>
}

export type Heads = ReadonlyMap<string, string>

export interface Looked {
  /** The commit that was looked at; null where there was none. */
  head: string | null
  /** In the order of the checks. */
  outcomes: Outcome[]
}

/** A decision is as the worst of its checks; what cannot be told comes before what was not looked at. */
const states = ['drifting', 'cannot tell', 'never checked', 'honoured'] as const

export const Confirmation = z
  .object({
    decision: z.uuid(),
    number: z.int().min(1),
    title: z.string(),
    status: z.string(),
    decidedAt: z.iso.datetime().nullable(),
    /** Null where nothing says what would show it. */
    state: z.enum(states).nullable(),
    checks: z.array(
      z.object({
        check: Check,
        /** All three null where nobody looked yet. */
        lookedAt: z.iso.datetime().nullable(),
        head: z.string().nullable(),
        outcome: Outcome.nullable(),
        /** The commit that was read since then, which nobody looked at; null where there is none. */
        newerHead: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Confirmation' })
export type Confirmation = z.output<typeof Confirmation>

/** By number or id. */
export async function confirmationOf(
  ctx: Pick<Ctx, 'db'>,
  ref: string,
  heads: Heads,
): Promise<Confirmation> {
  return shown(ctx, await getRecord(ctx, decisions, ref), heads)
}

/** Those that hold, or may soon, and say what would show it: the newest first. */
export async function listConfirmations(
  ctx: Pick<Ctx, 'db'>,
  { after, limit }: PageWish,
  heads: Heads,
): Promise<Page<Confirmation>> {
  const below = numberAfter(after)
  const { rows } = await sql<{ number: number }>`
    select number from records.record
    where kind = ${decisions.name} and removed_at is null and status in ('open', 'accepted')
      and jsonb_array_length(coalesce(detail->'checks', '[]')) > 0
      and (${below === undefined} or number < ${below ?? 0})
    order by number desc limit ${limit + 1}`.execute(ctx.db)
  const page = cut(rows, limit, {
    item: ({ number }) => String(number),
    place: ({ number }) => String(number),
  })
  const items: Confirmation[] = []
  for (const number of page.items) items.push(await confirmationOf(ctx, number, heads))
  return { items, next: page.next }
}

export async function expectOf(
  ctx: Ctx,
  { id: ref, version }: { id: string; version?: number | undefined },
  wanted: Wanted,
  heads: Heads,
): Promise<Confirmation> {
  const check: Check = { ...wanted, id: randomUUID() }
  return shown(
    ctx,
    await changeRecord(ctx, decisions, { ref, version }, (decision) => expecting(decision, check)),
    heads,
  )
}

export type Wanted = Check extends infer One ? (One extends Check ? Omit<One, 'id'> : never) : never

export async function unexpectOf(
  ctx: Ctx,
  { id: ref, version, check }: { id: string; version?: number | undefined; check: string },
  heads: Heads,
): Promise<Confirmation> {
  return shown(
    ctx,
    await changeRecord(ctx, decisions, { ref, version }, (decision) =>
      unexpecting(decision, check),
    ),
    heads,
  )
}

/** By the check's id. */
type Seen = Map<string, { head: string | null; outcome: Outcome }>

/** No transaction waits for git. */
export async function lookAll(
  { read }: Gathering,
  code: CodeLooks,
  { id: ref }: { id: string },
): Promise<Seen> {
  const decision = await read((ctx) => getRecord(ctx, decisions, ref))
  if (decision.checks.length === 0)
    throw new CairnError(
      'conflict',
      'decisions.check.none',
      `Nothing says yet what would show that "${decision.title}" is honoured.`,
      { hint: 'decisions.expect names a path, a dependency or words that must be there, or not.' },
    )
  const seen: Seen = new Map()
  for (const [repository, checks] of Map.groupBy(decision.checks, (check) => check.repository)) {
    const { head, outcomes } = await code.look(repository, checks)
    for (const [index, outcome] of outcomes.entries()) {
      const check = checks[index]
      if (check !== undefined) seen.set(check.id, { head, outcome })
    }
  }
  return seen
}

export async function confirm(
  ctx: Ctx,
  { id: ref }: { id: string },
  seen: Seen,
): Promise<Confirmation> {
  const decision = await getRecord(ctx, decisions, ref)
  await decisionTablesOf(ctx)
    .insertInto('confirmation')
    .values(
      [...seen].map(([id, { head, outcome }]) => ({
        ...{ record_id: decision.id, check_id: id, looked_at: ctx.now, head },
        outcome: JSON.stringify(outcome),
      })),
    )
    // Looked at twice at the same moment: what was seen last stays.
    .onConflict((conflict) =>
      conflict.columns(['record_id', 'check_id', 'looked_at']).doUpdateSet((e) => ({
        head: e.ref('excluded.head'),
        outcome: e.ref('excluded.outcome'),
      })),
    )
    .execute()
  ctx.touched.add(decision.id)
  // Just looked at: what is read meanwhile is told by the next who asks.
  return shown(ctx, decision, new Map())
}

interface Row {
  check: string
  lookedAt: Date
  head: string | null
  outcome: unknown
}

async function shown(
  { db }: Pick<Ctx, 'db'>,
  decision: Decision,
  heads: Heads,
): Promise<Confirmation> {
  const { rows } = await sql<Row>`
    select distinct on (check_id) check_id as check, looked_at as "lookedAt", head, outcome
    from records.confirmation where record_id = ${decision.id} order by check_id, looked_at desc`.execute(
    db,
  )
  const last = new Map(rows.map((row) => [row.check, row]))
  const checks = decision.checks.map((check) => {
    const row = last.get(check.id)
    const [head, newest] = [row?.head ?? null, heads.get(check.repository) ?? null]
    return {
      check,
      lookedAt: row?.lookedAt.toISOString() ?? null,
      head,
      newerHead: head === null || newest === head ? null : newest,
      outcome: row === undefined ? null : Outcome.parse(row.outcome),
    }
  })
  const found = new Set(checks.map(({ outcome }) => outcome?.state ?? 'never checked'))
  const { id, number, title, status } = decision
  return {
    ...{ decision: id, number, title, status },
    decidedAt: 'decidedAt' in decision ? decision.decidedAt : null,
    state: states.find((state) => found.has(state)) ?? null,
    checks,
  }
}
