/** Which records govern a place in the code: those that name it, a folder above it, or a pattern that it matches. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#verbs/ctx.ts'
import { OtherRecord } from './other-record.ts'
import { matchesPath } from './path-pattern.ts'
import type { NamedPlace } from './places.ts'
import { trialUntil } from './trial.ts'

export const Governing = z.object({
  is: z.literal('record'),
  ...OtherRecord.shape,
  /** `holds` now, is still `open`, or is `past`: superseded, rejected and the like. */
  stands: z.enum(['holds', 'open', 'past']),
  /** What in its words names the place, the nearest first; `inside`: something below the folder that was asked about. */
  names: z.array(
    z.object({ path: z.string(), as: z.enum(['itself', 'pattern', 'folder', 'inside']) }),
  ),
  /** What took its place; null where nothing did. */
  successor: OtherRecord.nullable(),
})
export type Governing = z.output<typeof Governing>

export interface PlaceAsked {
  /** The repository's name: texts that name another are about that one. Null where it may be any. */
  repository: string | null
  /** The place by all names that it ever had, today's first; '' is all of the repository. */
  paths: readonly string[]
}

/** A record, and one of the words in it that name the place. */
export interface Naming extends OtherRecord {
  path: string
  as: Name['as']
  /** Whether it names something inside without its repository: then it may be about another. */
  isUnsure: boolean
  successor: OtherRecord | null
}

/** More rows are not looked at: the newest records come first. */
const rowsMax = 5_000

/** What names the place, whether or not it lies in this repository, the newest first. */
export async function recordsNaming(
  { db }: Pick<Ctx, 'db'>,
  { repository, paths }: PlaceAsked,
): Promise<Naming[]> {
  const above = paths.flatMap((path) => foldersAbove(path))
  const patterns = await patternsFor({ db }, repository, paths)
  const { rows } = await sql<Row>`
    select p.path, p.repository <> '' as "isOurs", p.is_pattern as "isPattern", r.record_id as record, r.kind, r.number, r.status, ${trialUntil('r')} as "trialUntil", r.title, r.detail ->> 'successor' as successor
    from records.place p join records.record r using (record_id)
    where r.removed_at is null and ${ofRepository('p.repository', repository)}
      and (p.path = any(${[...paths, ...above, ...patterns]}::text[]) or (not p.is_pattern and ${inside(paths)}))
    order by r.updated_at desc, r.number desc, p.path collate "C" limit ${rowsMax}`.execute(db)
  const successors = await recordsOf({ db }, rows)
  return rows.map(({ isOurs, isPattern, successor, ...row }) => {
    const as = howNamed({ path: row.path, isPattern }, paths, above)
    return {
      ...{ ...row, as, isUnsure: as === 'inside' && !isOurs },
      successor: successors.get(successor ?? '') ?? null,
    }
  })
}

/** Each record once: what holds first, then by how near it names the place, then the newest. */
export function governing(naming: readonly Naming[]): Governing[] {
  const found = new Map<string, Naming & { names: Name[] }>()
  for (const one of naming) {
    const known = found.get(one.record) ?? { ...one, names: [] }
    found.set(one.record, known)
    if (!known.names.some(({ path }) => path === one.path))
      known.names.push({ path: one.path, as: one.as })
  }
  return [...found.values()]
    .map(({ names, successor, record, kind, number, status, trialUntil: until, title }) => ({
      ...{ is: 'record' as const, record, kind, number, status, trialUntil: until, title },
      stands: standsAs(status),
      names: names.toSorted((a, b) => distance(a) - distance(b)),
      successor,
    }))
    .toSorted(
      (a, b) =>
        order.indexOf(a.stands) - order.indexOf(b.stands) ||
        distance(a.names[0]) - distance(b.names[0]) ||
        (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : b.number - a.number),
    )
}

/** More than a workspace has: each is looked at. */
const patternsMax = 50_000

/** Those that match; texts of many records have the same ones. */
async function patternsFor(
  { db }: Pick<Ctx, 'db'>,
  repository: string | null,
  paths: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select distinct path from records.place where is_pattern and ${ofRepository('repository', repository)} limit ${patternsMax}`.execute(
    db,
  )
  const all = rows.map(({ path }) => path)
  return all.filter((pattern) => paths.some((path) => matchesPath(pattern, path)))
}

function ofRepository(column: 'repository' | 'p.repository', repository: string | null) {
  return repository === null ? sql`true` : sql`${sql.ref(column)} in ('', ${repository})`
}

/** In the transaction that writes the words. */
export async function keepPlaces(
  { db }: Pick<Ctx, 'db'>,
  record: string,
  places: readonly NamedPlace[],
): Promise<void> {
  await sql`delete from records.place where record_id = ${record}`.execute(db)
  if (places.length === 0) return
  await sql`
    insert into records.place (record_id, path, repository, is_pattern)
    select ${record}, path, repository, is_pattern from jsonb_to_recordset(${JSON.stringify(
      places.map(({ isPattern, ...place }) => ({ ...place, is_pattern: isPattern })),
    )}::jsonb) as each (path text, repository text, is_pattern boolean)`.execute(db)
}

type Name = Governing['names'][number]

interface Row extends OtherRecord {
  path: string
  isOurs: boolean
  isPattern: boolean
  successor: string | null
}

/** `src/app` and `src` of `src/app/scope.ts`. */
function foldersAbove(path: string): string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))
}

/** Only of a place that has something below it; a file has nothing. */
function inside(paths: readonly string[]) {
  const [path = ''] = paths
  if (path === '') return sql`true`
  const prefix = `${path.replace(/[\\%_]/g, (sign) => `\\${sign}`)}/%`
  return sql`p.path like ${prefix}`
}

function howNamed(
  { path, isPattern }: Pick<Row, 'path' | 'isPattern'>,
  paths: readonly string[],
  above: readonly string[],
): Name['as'] {
  if (isPattern) return 'pattern'
  if (paths.includes(path)) return 'itself'
  return above.includes(path) ? 'folder' : 'inside'
}

/** The nearest folder above first; what is inside last. */
function distance(name: Name | undefined): number {
  const depth = name?.path.split('/').length ?? 0
  switch (name?.as) {
    case 'itself':
      return 0
    case 'pattern':
      return 1
    case 'folder':
      return 1_000 - depth
    case 'inside':
      return 2_000 + depth
    case undefined:
      return Infinity
  }
}

const order = ['holds', 'open', 'past'] as const
const holding = new Set(['accepted', 'adopted'])
const over = new Set(['superseded', 'deprecated', 'rejected', 'withdrawn', 'retired', 'kept'])

function standsAs(status: string): Governing['stands'] {
  return holding.has(status) ? 'holds' : over.has(status) ? 'past' : 'open'
}

async function recordsOf(
  { db }: Pick<Ctx, 'db'>,
  rows: readonly Pick<Row, 'successor'>[],
): Promise<Map<string, OtherRecord>> {
  const ids = rows.flatMap(({ successor }) => z.uuid().safeParse(successor).data ?? [])
  if (ids.length === 0) return new Map()
  const { rows: found } = await sql<OtherRecord>`
    select record_id as record, kind, number, status, ${trialUntil()} as "trialUntil", title from records.record
    where record_id = any(${ids}::uuid[]) and removed_at is null`.execute(db)
  return new Map(found.map((one) => [one.record, one]))
}
