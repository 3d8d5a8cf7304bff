/** The long view: which decisions hold where, since when, and what took whose place. For a chart, and as text. */
import { sql } from 'kysely'
import { z } from 'zod'
import { TrialUntil, trialUntil } from '#records/trial.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { CodePlace } from './code-place.ts'
import { decisions } from './schema.ts'

const Mapped = z.object({
  decision: z.uuid(),
  number: z.int().min(1),
  title: z.string(),
  status: z.string(),
  trialUntil: TrialUntil,
  /** When it was decided; while nobody has, when it was proposed. */
  at: z.iso.datetime(),
  /** When it held no longer; null while it does. */
  endedAt: z.iso.datetime().nullable(),
  /** Names of areas; none where it names no code. */
  areas: z.array(z.string()),
})
export type Mapped = z.output<typeof Mapped>

export const DecisionMap = z
  .object({
    /** Oldest first. */
    items: z.array(Mapped),
    /** By name, each with the numbers of its decisions; what names no code stands last, under ''. */
    areas: z.array(z.object({ name: z.string(), numbers: z.array(z.int()) })),
    /** By number: what took the place of what, and what is to be read together. */
    edges: z.array(
      z.object({ from: z.int(), to: z.int(), kind: z.enum(['supersedes', 'is related to']) }),
    ),
    /** Older decisions that are not shown. */
    more: z.int().min(0),
  })
  .meta({ id: 'DecisionMap' })
export type DecisionMap = z.output<typeof DecisionMap>

/** More than these are no map any more. */
const decisionsMax = 2_000

interface Row {
  id: string
  number: number
  title: string
  status: string
  trialUntil: string | null
  at: Date
  endedAt: Date | null
  successor: string | null
  code: unknown
  related: unknown
  total: number
}

/** `depth` is how many folders deep an area is; 0 for whole repositories. */
export async function mapOf(
  { db }: Pick<Ctx, 'db'>,
  { depth }: { depth: number },
): Promise<DecisionMap> {
  const { rows } = await sql<Row>`
    select r.record_id as id, r.number, r.title, r.status, ${trialUntil('r')} as "trialUntil",
      coalesce((r.detail->>'decidedAt')::timestamptz, r.created_at) as at,
      (select min(v.at) from records.revision v where v.record_id = r.record_id
        and v.status = r.status and r.status in ('superseded', 'deprecated')) as "endedAt",
      r.detail->>'successor' as successor, r.detail->'code' as code, r.detail->'related' as related,
      count(*) over () as total
    from records.record r where r.kind = ${decisions.name} and r.removed_at is null
    order by at desc, r.number desc limit ${decisionsMax}`.execute(db)
  const items = rows.map((row) => mapped(row, depth)).toReversed()
  const numberOf = new Map(rows.map(({ id, number }) => [id, number]))
  return {
    items,
    areas: areasIn(items),
    edges: rows.toReversed().flatMap((row) => edgesOf(row, numberOf)),
    more: (rows[0]?.total ?? 0) - rows.length,
  }
}

const Places = z.array(CodePlace).nullable()
const Ids = z.array(z.string()).nullable()

function mapped({ id, at, endedAt, code, ...row }: Row, depth: number): Mapped {
  const { number, title, status, trialUntil: until } = row
  const areas = (Places.parse(code) ?? []).map((place) => areaOf(place, depth))
  return {
    ...{ decision: id, number, title, status, trialUntil: until, at: at.toISOString() },
    endedAt: endedAt?.toISOString() ?? null,
    areas: [...new Set(areas)],
  }
}

/** The last part of a path may be a file: an area is a folder. */
function areaOf({ repository, path }: CodePlace, depth: number): string {
  const parts = path.split('/')
  const folders = parts.at(-1)?.includes('.') === true ? parts.slice(0, -1) : parts
  const within = folders.slice(0, depth).join('/')
  return within === '' ? repository : `${repository}:${within}`
}

function areasIn(items: readonly Mapped[]): DecisionMap['areas'] {
  const numbers = new Map<string, number[]>()
  for (const { areas, number } of items)
    for (const area of areas.length === 0 ? [''] : areas)
      numbers.set(area, [...(numbers.get(area) ?? []), number])
  return [...numbers]
    .map(([name, its]) => ({ name, numbers: its }))
    .toSorted((a, b) => Number(a.name === '') - Number(b.name === '') || (a.name < b.name ? -1 : 1))
}

/** From the newer one. */
function edgesOf(
  { number, successor, related }: Row,
  numberOf: ReadonlyMap<string, number>,
): DecisionMap['edges'] {
  const next = successor === null ? undefined : numberOf.get(successor)
  const others = (Ids.parse(related) ?? []).flatMap((id) => numberOf.get(id) ?? [])
  return [
    ...(next === undefined ? [] : [{ from: next, to: number, kind: 'supersedes' as const }]),
    ...others.map((to) => ({ from: number, to, kind: 'is related to' as const })),
  ]
}
