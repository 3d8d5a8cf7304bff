/** Lists of records, the newest first: by number, so that nothing moves when a record changes. */
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#verbs/ctx.ts'
import { cut, numberAfter, type Page, type PageWish } from './page.ts'
import { parsed } from './search.ts'
import { recordsOf } from './store.ts'
import { trialUntil } from './trial.ts'

interface ListWish extends PageWish {
  status?: string | undefined
  tag?: string | undefined
  /** Words that they say, as search takes them. */
  text?: string | undefined
  /** What else its kind asks of a record. */
  where?: RawBuilder<boolean> | undefined
}

/**
 * Bodies stay where they are: a page of them would be a book. `details` are what a line holds of its record's details; null where
 * there is no such thing; `trialUntil` is derived from them. What the lines hold is checked with the verb's answer.
 */
export async function listRecords<Line>(
  ctx: Pick<Ctx, 'db'>,
  { kind, details }: { kind: string; details: readonly string[] },
  { status, tag, text, where, after, limit }: ListWish,
): Promise<Page<Line>> {
  const below = numberAfter(after)
  const words = text === undefined ? undefined : await parsed(ctx.db, text)
  if (words === null) return { items: [], next: null }
  const says = words === undefined ? undefined : await saying(ctx.db, words)
  const rows = await recordsOf(ctx)
    .selectFrom('record')
    .select(['record_id', 'number', 'status', 'title', 'author_id', 'tags', 'version'])
    .select(['created_at', 'updated_at'])
    .select(
      details.map((name) =>
        (name === 'trialUntil' ? trialUntil() : sql`detail -> ${name}`).as(name),
      ),
    )
    .where('kind', '=', kind)
    .where('removed_at', 'is', null)
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? ''))
    .$if(tag !== undefined, (query) => query.where(sql<boolean>`tags @> array[${tag}]`))
    .$if(says !== undefined, (query) => query.where(says ?? sql<boolean>`true`))
    .$if(where !== undefined, (query) => query.where(where ?? sql<boolean>`true`))
    .$if(below !== undefined, (query) => query.where('number', '<', below ?? 0))
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute()
  return cut(rows, limit, {
    item: ({ record_id: id, author_id: author, created_at, updated_at, ...told }) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- See above.
      ({
        ...{ ...told, id, author },
        ...{ createdAt: created_at.toISOString(), updatedAt: updated_at.toISOString() },
      }) as Line,
    place: ({ number }) => String(number),
  })
}

/** Where few records say it, themselves or in a comment, these are looked at; else the newest are soon found to say it. */
async function saying(db: Ctx['db'], words: string): Promise<RawBuilder<boolean>> {
  const { rows } = await sql<{ id: string }>`
    select record_id as id from records.words where search @@ ${words}::tsquery limit ${fewMax + 1}`.execute(
    db,
  )
  return rows.length <= fewMax
    ? sql`record_id = any(${rows.map(({ id }) => id)}::uuid[])`
    : sql`record_id in (select record_id from records.words where search @@ ${words}::tsquery)`
}

const fewMax = 1_000
