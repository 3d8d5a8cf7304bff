/** Records that look like one that is about to be written: candidates by full-text search, weighed by src/records/alike.ts. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#verbs/ctx.ts'
import { allAlike } from './alike.ts'
import { OtherRecord } from './other-record.ts'
import { trialUntil } from './trial.ts'

/** One that looks like what somebody is about to write, and why. */
export const SimilarRecord = z
  .object({
    ...OtherRecord.shape,
    /** Words that both have, as they were given. */
    shared: z.array(z.string()),
    isSameArea: z.boolean(),
  })
  .meta({ id: 'SimilarRecord' })
export type SimilarRecord = z.output<typeof SimilarRecord>

interface Among {
  kinds: readonly string[]
  /** Those of others are not looked at. */
  statuses: readonly string[]
  limit: number
}

export interface About {
  title: string
  body: string
  area: string | null
}

/** The newest of those that say any of the words. */
const candidatesMax = 200
/** What somebody pastes below their words is not looked for as a whole. */
const lookedAtMax = 4_000

/** Best first. */
export async function similarRecords(
  { db }: Pick<Ctx, 'db'>,
  { title, body, area }: About,
  among: Among,
): Promise<SimilarRecord[]> {
  const [ofTitle, ofBody] = await Promise.all(
    [title, body.slice(0, lookedAtMax)].map((text) => stemmed(db, text)),
  )
  const words = new Map([...(ofBody ?? []), ...(ofTitle ?? [])])
  const asked = { title: new Set(ofTitle?.keys()), all: new Set(words.keys()), area }
  if (asked.all.size === 0) return []
  const rows = await candidates(db, [...asked.all], among)
  const known = rows.map((row) => {
    const stems = new Set(row.titleStems)
    return { ...row, title: stems, all: new Set([...row.titleStems, ...row.bodyStems]) }
  })
  return allAlike(asked, known, rows[0]?.recordCount ?? 0)
    .map(({ one: { other }, like }) => ({ other, like }))
    .toSorted((a, b) => b.like.score - a.like.score || b.other.number - a.other.number)
    .slice(0, among.limit)
    .map(({ other, like }) => ({
      ...other,
      shared: like.shared.map((stem) => words.get(stem) ?? stem),
      isSameArea: like.isSameArea,
    }))
}

/** Each stem with the word that it was told from; usual words have none. */
export async function stemmed(db: Ctx['db'], text: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ token: string; stems: string[] }>`
    select token, lexemes as stems from ts_debug('english', ${text}) where lexemes <> '{}'`.execute(
    db,
  )
  return new Map(rows.flatMap(({ token, stems }) => stems.map((stem) => [stem, token] as const)))
}

interface Candidate {
  other: Omit<SimilarRecord, 'shared' | 'isSameArea'>
  area: string | null
  titleStems: string[]
  bodyStems: string[]
  /** Of all that are looked at. */
  recordCount: number
}

async function candidates(
  db: Ctx['db'],
  stems: readonly string[],
  { kinds, statuses }: Among,
): Promise<Candidate[]> {
  const any = stems.map((stem) => `'${stem.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`)
  const those = sql`r.kind = any(${[...kinds]}::text[]) and r.status = any(${[...statuses]}::text[]) and r.removed_at is null`
  const { rows } = await sql<Candidate>`
    select jsonb_build_object('record', r.record_id, 'kind', r.kind, 'number', r.number, 'status', r.status,
        'trialUntil', ${trialUntil('r')}, 'title', r.title) as other,
      r.detail ->> 'area' as area,
      tsvector_to_array(to_tsvector('english', r.title)) as "titleStems",
      tsvector_to_array(to_tsvector('english', left(r.body, ${lookedAtMax}))) as "bodyStems",
      (select count(*) from records.record r where ${those}) as "recordCount"
    from records.words w join records.record r on r.record_id = w.record_id
    where w.kind = any(${[...kinds]}::text[]) and w.comment_id = w.record_id
      and w.search @@ ${any.join(' | ')}::tsquery and ${those}
    order by r.number desc limit ${candidatesMax}`.execute(db)
  return rows
}
