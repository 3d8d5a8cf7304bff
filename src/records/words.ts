/** Keeps what is told from words, for search and for links, in the transaction that writes them. */
import { sql } from 'kysely'
import type { Ctx } from '#verbs/ctx.ts'
import { kindNames } from './kinds.ts'
import { keepLinks } from './links.ts'
import { referencesIn } from './references.ts'

export async function keepRecordWords(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  { id, kind, title, body, detail }: Record<'id' | 'kind' | 'title' | 'body' | 'detail', string>,
): Promise<void> {
  await sql`
    insert into records.words (record_id, comment_id, kind, at, search)
    select ${id}, ${id}, ${kind}, ${now}, setweight(to_tsvector('english', ${title}), 'A')
      || setweight(jsonb_to_tsvector('english', ${detail}::jsonb, '["string"]'), 'B')
      || setweight(to_tsvector('english', ${body}), 'C')
    on conflict (record_id, comment_id) do update set at = excluded.at, search = excluded.search`.execute(
    db,
  )
  const references = referencesIn(`${title}\n${body}`, kindNames)
  await keepLinks({ db }, { record: id, source: id }, references)
}

export async function keepCommentWords(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  { record, comment, body }: Record<'record' | 'comment' | 'body', string>,
): Promise<void> {
  await sql`
    insert into records.words (record_id, comment_id, kind, at, search)
    select record_id, ${comment}, kind, ${now}, setweight(to_tsvector('english', ${body}), 'D')
    from records.record where record_id = ${record}
    on conflict (record_id, comment_id) do update set at = excluded.at, search = excluded.search`.execute(
    db,
  )
  await keepLinks({ db }, { record, source: comment }, referencesIn(body, kindNames))
}

export async function forgetCommentWords({ db }: Pick<Ctx, 'db'>, comment: string): Promise<void> {
  await sql`delete from records.words where comment_id = ${comment}`.execute(db)
  await sql`delete from records.link where source_id = ${comment}`.execute(db)
}
