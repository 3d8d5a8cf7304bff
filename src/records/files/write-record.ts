/** Writes a record of a file, and what belongs to it, as the file has it. */
import { sql } from 'kysely'
import type { Ctx } from '#verbs/ctx.ts'
import { addRecord, changeRecord, type Contents } from '../record.ts'
import { about, type About } from '../shape.ts'
import { recordsOf } from '../store.ts'
import { keepCommentWords, keepRecordWords } from '../words.ts'
import type { Checked } from './check-record.ts'
import type { Known } from './known-here.ts'
import type { RecordFile } from './record-file.ts'

interface Writing {
  known: Known
  strangers: { count: number }
}

export async function writeRecord(
  ctx: Ctx,
  { file, record, kind }: Checked,
  writing: Writing,
): Promise<'added' | 'changed' | 'unchanged'> {
  const { id, number } = file
  const isKnown = id !== undefined && writing.known.records.has(id)
  const contents = contentsOf(record)
  let holder = id ?? ''
  let outcome: 'added' | 'changed' | 'unchanged' = 'added'
  if (isKnown) {
    const before = writing.known.records.get(id)?.version
    const now = await changeRecord(ctx, kind, { ref: id }, (current) => ({
      ...standing(current),
      ...contents,
    }))
    outcome = now.version === before ? 'unchanged' : 'changed'
  } else if (id !== undefined && number !== undefined)
    await insertAsItWas(ctx, { file: { ...file, id, number }, record, kind: kind.name, writing })
  else holder = (await addRecord(ctx, kind, contents, id)).id
  if (await setTags(ctx, holder, record.tags))
    outcome = outcome === 'unchanged' ? 'changed' : outcome
  await writeComments(ctx, holder, file, writing)
  await writeActions(ctx, holder, file, writing)
  return outcome
}

function contentsOf(record: About): Contents<About> {
  const { title, body, status } = record
  return { title, body, status, ...detailOf(record) }
}

/** What its kind alone knows. */
function detailOf(record: About): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).filter(([key]) => !(key in about) && key !== 'status'),
  )
}

async function insertAsItWas(
  ctx: Ctx,
  {
    file,
    record,
    kind,
    writing,
  }: {
    file: RecordFile & { id: string; number: number }
    record: About
    kind: string
    writing: Writing
  },
): Promise<void> {
  const { id, number, title, status, body } = file
  const { version, createdAt, updatedAt } = record
  const detail = JSON.stringify(detailOf(record))
  const author = memberOr(file.author ?? null, writing)
  await recordsOf(ctx)
    .insertInto('record')
    .values({
      ...{ record_id: id, kind, number, status, title, body, detail, author_id: author, version },
      tags: record.tags,
      ...{ created_at: new Date(createdAt), updated_at: new Date(updatedAt), removed_at: null },
    })
    .execute()
  await sql`
    insert into records.last_number (kind, number) values (${kind}, ${number})
    on conflict (kind) do update set number = greatest(last_number.number, excluded.number)`.execute(
    ctx.db,
  )
  await recordsOf(ctx)
    .insertInto('revision')
    .values({
      ...{ record_id: id, version, at: ctx.now, member_id: ctx.actor.id, act: ctx.act },
      ...{ status, title, body, detail },
    })
    .execute()
  await keepRecordWords(ctx, { id, kind, title, body, detail })
  ctx.touched.add(id)
}

/** Tags change by themselves, and make no version. Whether there were others before. */
async function setTags(ctx: Ctx, record: string, tags: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    update records.record set tags = ${[...tags]}::text[]
    where record_id = ${record} and tags is distinct from ${[...tags]}::text[] returning record_id`.execute(
    ctx.db,
  )
  if (rows.length > 0) ctx.touched.add(record)
  return rows.length > 0
}

/** What a change of contents does not touch; what only another status knew goes. */
function standing({ id, number, author, tags, version, createdAt, updatedAt }: About) {
  return { id, number, author, tags, version, createdAt, updatedAt }
}

async function writeComments(
  ctx: Ctx,
  record: string,
  file: RecordFile,
  writing: Writing,
): Promise<void> {
  for (const comment of [
    ...file.comments.filter(({ replyTo }) => replyTo === null),
    ...file.comments.filter(({ replyTo }) => replyTo !== null),
  ]) {
    const { id, body, replyTo, version, at, updatedAt = at, isRemoved } = comment
    // What somebody said here already is theirs to change.
    if (writing.known.comments.has(id)) continue
    await recordsOf(ctx)
      .insertInto('comment')
      .values({
        ...{ comment_id: id, record_id: record, reply_to: replyTo, version },
        ...{ author_id: memberOr(comment.author, writing), body: isRemoved ? '' : body },
        ...{ created_at: new Date(at), updated_at: new Date(updatedAt) },
        removed_at: isRemoved ? new Date(updatedAt) : null,
      })
      .execute()
    if (!isRemoved) await keepCommentWords(ctx, { record, comment: id, body })
    ctx.touched.add(record)
  }
}

async function writeActions(
  ctx: Ctx,
  record: string,
  file: RecordFile,
  writing: Writing,
): Promise<void> {
  for (const { id, text, state, due, version, createdAt, ...action } of file.actions) {
    if (writing.known.actions.has(id)) continue
    await recordsOf(ctx)
      .insertInto('action')
      .values({
        ...{ action_id: id, record_id: record, text, state, due, version, added_by: ctx.actor.id },
        owner_id: memberOr(action.owner, writing),
        created_at: new Date(createdAt),
        updated_at: new Date(action.updatedAt ?? createdAt),
      })
      .execute()
    ctx.touched.add(record)
  }
}

/** Who is not here is left unnamed, and counted. */
function memberOr(id: string | null, { known, strangers }: Writing): string | null {
  if (id === null || known.members.has(id)) return id
  strangers.count += 1
  return null
}
