/** What there is to learn a place in the code by, gathered: trails, questions, tips, what governs it, and who can be asked. One read. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { ask } from '#insights/ask/insight.ts'
import { AskInput } from '#insights/ask/schema.ts'
import type { Scope } from '#insights/insight.ts'
import { listOfficeHours, OfficeHours } from '#practices/questions/office-hours.ts'
import { fittingTips } from '#practices/tips/fitting.ts'
import type { Wanted } from '#practices/tips/match.ts'
import { Governing } from '#records/governing.ts'
import { CairnError } from '#std/errors.ts'
import { utcDay } from '#std/local-day.ts'
import type { Ctx, Gathering } from '#verbs/ctx.ts'
import { runtimesOf } from '../guide/runtimes-of.ts'
import { whyOf } from './why.ts'

const AskedHere = z.object({
  ...Governing.shape,
  /** Null while it is open, and where nobody said. */
  wouldHaveTold: z.string().nullable(),
})

export const Learn = z
  .object({
    repository: z.string(),
    /** '' is all of the repository. */
    path: z.string(),
    trails: z.array(Governing),
    /** Those that were answered first. */
    questions: z.array(AskedHere),
    /** The team's own that name the place, then those that fit what it is written in. */
    tips: z.array(
      z.object({
        ref: z.string(),
        title: z.string(),
        /** Null where it fits any code that one does not know. */
        why: z.string().nullable(),
      }),
    ),
    /** Decisions and other records that hold, or are still open. */
    governs: z.array(Governing),
    /** In no order: each of them can be asked. */
    people: z.array(z.object({ name: z.string(), reasons: z.array(z.string()) })),
    /** Why nobody is named; null where somebody is. */
    nobody: z.string().nullable(),
    hours: z.object({
      now: z.array(OfficeHours),
      /** The next to come; null where nobody says when. */
      next: OfficeHours.nullable(),
    }),
  })
  .meta({ id: 'Learn' })
export type Learn = z.output<typeof Learn>

/** More of one kind is a list, and has a page. */
const shownMax = 6
const recordsRead = 500

export async function learn(
  scope: Scope,
  { read, now }: Pick<Gathering, 'read' | 'now'>,
  path: string,
): Promise<Learn> {
  const [{ items }, { people, nobody }, runtimes] = await Promise.all([
    whyOf(read, scope, { path, limit: recordsRead }),
    whomToAsk(scope, path, now),
    runtimesAt(scope, path),
  ])
  const of = (kind: string): Governing[] => items.filter((one) => one.kind === kind)
  const asked = of('question')
  const { told, fitting, hours } = await read(async (ctx) => ({
    told: await whatWouldHaveTold(ctx, asked),
    fitting: await fittingTips(ctx, { wanted, runtimes, limit: recordsRead }),
    hours: await listOfficeHours(ctx),
  }))
  return {
    ...{ repository: scope.repository.name, path },
    trails: of('trail')
      .filter(({ status }) => status === 'published')
      .slice(0, shownMax),
    questions: asked
      .map((one) => ({ ...one, wouldHaveTold: told.get(one.record) ?? null }))
      .toSorted((a, b) => Number(isAnswered(b)) - Number(isAnswered(a)))
      .slice(0, shownMax),
    tips: tipsHere(of('tip'), fitting),
    governs: items
      .filter(({ kind, stands }) => !gathered.has(kind) && stands !== 'past')
      .slice(0, shownMax),
    ...{ people, nobody },
    hours: {
      now: hours.filter(({ isNow }) => isNow),
      next: hours.find(({ isNow }) => !isNow) ?? null,
    },
  }
}

const gathered = new Set(['trail', 'question', 'tip'])

function isAnswered({ status }: Pick<Governing, 'status'>): boolean {
  return status === 'found' || status === 'answered'
}

const wanted: Wanted[] = [
  { sign: 'unknown-code', words: [], because: 'you want to know this code' },
]

const madeShown = 2
const othersShown = 4

/** What is made for where this runs comes before what fits any code. */
function tipsHere(
  naming: readonly Governing[],
  fitting: Awaited<ReturnType<typeof fittingTips>>,
): Learn['tips'] {
  const named = naming
    .filter(({ stands }) => stands !== 'past')
    .map(({ number, title, names }) => ({
      ...{ ref: `tip#${number}`, title, why: `It names ${names[0]?.path ?? 'this place'}.` },
    }))
  const known = new Set(named.map(({ ref }) => ref))
  const unknown = fitting.filter(({ ref }) => !known.has(ref))
  const made = unknown.filter(({ runtimes }) => runtimes.length > 0)
  const forAll = unknown.filter(({ runtimes }) => runtimes.length === 0)
  const others = [...made.slice(0, madeShown), ...forAll].map(({ ref, title, why, runtimes }) => ({
    ref,
    title,
    why: runtimes.length === 0 ? null : (why.at(-1) ?? null),
  }))
  return [...named, ...others.slice(0, othersShown)].slice(0, shownMax)
}

async function whatWouldHaveTold(
  { db }: Pick<Ctx, 'db'>,
  asked: readonly Governing[],
): Promise<Map<string, string>> {
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ record: string; told: string }>`
    select record_id as record, detail ->> 'wouldHaveTold' as told from records.record
    where record_id = any(${asked.map(({ record }) => record)}::uuid[]) and detail ->> 'wouldHaveTold' is not null`.execute(
    db,
  )
  return new Map(rows.map(({ record, told }) => [record, told]))
}

const peopleMax = 4

/** Those who can be asked alike, by a lot that falls anew each day: it is not always the same one who stands first. */
async function whomToAsk(
  scope: Scope,
  path: string,
  now: Date,
): Promise<Pick<Learn, 'people' | 'nobody'>> {
  try {
    const answer = await ask.answer(scope, AskInput.parse({ file: path, limit: 2 * peopleMax }))
    const alike = answer.items.filter(({ knows }) => knows === 'best' || knows === 'alike')
    const day = utcDay(now)
    const lot = (email: string): string =>
      createHash('sha256').update(`${day} ${path} ${email}`).digest('hex')
    const drawn = (alike.length > 1 ? alike : answer.items.slice(0, peopleMax))
      .map((one) => ({ one, lot: lot(one.email) }))
      .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
      .slice(0, peopleMax)
    return {
      people: drawn.map(({ one: { name, reasons } }) => ({ name, reasons })),
      nobody: drawn.length > 0 ? null : (answer.cannotTell ?? 'Nobody is known who changed it.'),
    }
  } catch (error) {
    if (!(error instanceof CairnError)) throw error
    return { people: [], nobody: 'Cannot tell: it is not at the head of the branch.' }
  }
}

/** Of a folder, where most of its files run. */
async function runtimesAt({ facts, repository, branch }: Scope, path: string) {
  const folder = path === '' ? '' : `${path}/`
  const { rows } = await sql<{ name: string }>`
    select min(p.path) as name from head_file h
    join path p on p.repository_id = h.repository_id and p.path_id = h.path_id
    where h.repository_id = ${repository.id} and h.branch_id = ${branch.id} and (p.path = ${path} or starts_with(p.path, ${folder}))
      and p.class in ('source', 'test')
    group by substring(p.path from '[^./]*$') order by count(*) desc, 1 limit 1`.execute(facts.db)
  return runtimesOf(rows.map(({ name }) => name))
}
