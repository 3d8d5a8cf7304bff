/** Keeps what is told from words, for search and for links, in the transaction that writes them. */
import { sql } from 'kysely'
import type { Ctx } from '#verbs/ctx.ts'
import { forgetImageUses, keepImageUses } from './images/images.ts'
import { keepPlaces } from './governing.ts'
import { kindNames } from './kinds.ts'
import { keepLinks } from './links.ts'
import { membersOf } from './members.ts'
import { mentionsIn } from './mentions.ts'
import { allPlaces, placesIn, placesNamed, textsIn } from './places.ts'
import { outsideBlocks, referencesIn, type Reference } from './references.ts'

type Writing = Pick<Ctx, 'db' | 'now' | 'actor' | 'by'>

export async function keepRecordWords(
  ctx: Writing,
  { id, kind, title, body, detail }: Record<'id' | 'kind' | 'title' | 'body' | 'detail', string>,
): Promise<void> {
  const { db, now } = ctx
  await sql`
    insert into records.words (record_id, comment_id, kind, at, search)
    select ${id}, ${id}, ${kind}, ${now}, setweight(to_tsvector('english', ${title}), 'A')
      || setweight(records.usual_words(${title}), 'A')
      || setweight(jsonb_to_tsvector('english', ${detail}::jsonb, '["string"]'), 'B')
      || setweight(to_tsvector('english', ${body}), 'C')
    on conflict (record_id, comment_id) do update set at = excluded.at, search = excluded.search`.execute(
    db,
  )
  const points = await pointsIn({ db }, `${title}\n${body}`)
  await keepLinks(ctx, { record: id, source: id }, points)
  await keepImageUses(ctx, { record: id, source: id }, `${body}\n${detail}`)
  const known: unknown = JSON.parse(detail)
  const words = [title, body, ...textsIn(known)].map(outsideBlocks).join('\n')
  const said = placesIn(words, referencesIn(words, kindNames))
  await keepPlaces({ db }, id, allPlaces(placesNamed(known), said))
}

export async function keepCommentWords(
  ctx: Writing,
  { record, comment, body }: Record<'record' | 'comment' | 'body', string>,
): Promise<void> {
  const { db, now } = ctx
  await sql`
    insert into records.words (record_id, comment_id, kind, at, search)
    select record_id, ${comment}, kind, ${now}, setweight(to_tsvector('english', ${body}), 'D')
    from records.record where record_id = ${record}
    on conflict (record_id, comment_id) do update set at = excluded.at, search = excluded.search`.execute(
    db,
  )
  await keepLinks(ctx, { record, source: comment }, await pointsIn({ db }, body))
  await keepImageUses(ctx, { record, source: comment }, body)
}

/** What was said about a record elsewhere than in a comment, under an id of its own: found with the record. */
export async function keepSaidWords(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  { record, said, text }: Record<'record' | 'said' | 'text', string>,
): Promise<void> {
  await sql`
    insert into records.words (record_id, comment_id, kind, at, search, text)
    select record_id, ${said}, kind, ${now}, setweight(to_tsvector('english', ${text}), 'D'), ${text}
    from records.record where record_id = ${record}
    on conflict (record_id, comment_id) do update
      set at = excluded.at, search = excluded.search, text = excluded.text`.execute(db)
}

/** A member is called by the name of the day on which the text is written. */
async function pointsIn(ctx: Pick<Ctx, 'db'>, text: string): Promise<Reference[]> {
  const members = text.includes('@') ? await membersOf(ctx) : []
  return [...referencesIn(text, kindNames), ...mentionsIn(text, members)]
}

export async function forgetCommentWords({ db }: Pick<Ctx, 'db'>, comment: string): Promise<void> {
  await sql`delete from records.words where comment_id = ${comment}`.execute(db)
  await sql`delete from records.link where source_id = ${comment}`.execute(db)
  await forgetImageUses({ db }, comment)
}
