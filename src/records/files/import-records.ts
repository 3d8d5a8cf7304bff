/** Records from files: all of them or none, and where something is wrong, at which line of which file. */
import { sql } from 'kysely'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { addRecord, changeRecord, type Contents } from '../record.ts'
import { about, type About, type Kind } from '../shape.ts'
import { recordsOf } from '../store.ts'
import { Tags } from '../tags.ts'
import { keepCommentWords, keepRecordWords } from '../words.ts'
import type { FileOfRecord } from './export-records.ts'
import {
  readRecordFile,
  said,
  type Problem,
  type ReadRecord,
  type RecordFile,
} from './record-file.ts'

export interface Imported {
  added: number
  changed: number
  unchanged: number
  /** Files that say nothing of being a record. */
  skipped: string[]
  /** How often somebody is named who does not belong to this workspace: they are left unnamed. */
  strangers: number
}

export async function importRecords(
  ctx: Ctx,
  kinds: readonly Kind<About>[],
  files: readonly FileOfRecord[],
): Promise<Imported> {
  const problems: Problem[] = []
  const skipped: string[] = []
  const given: Given[] = []
  for (const { path, content } of files) {
    const read = readRecordFile(path, content)
    if (read === null) skipped.push(path)
    else if (Array.isArray(read)) problems.push(...read)
    else given.push({ ...read, path })
  }
  const known = await knownFrom(ctx, given)
  const checked = given.flatMap((each) => {
    const shape = kinds.find(({ name }) => name === each.file.kind)
    const found = shape === undefined ? [noKind(each)] : checkedAgainst(ctx, each, shape, known)
    if (Array.isArray(found)) problems.push(...found)
    return shape === undefined || Array.isArray(found) ? [] : [{ ...found, kind: shape }]
  })
  problems.push(...twiceIn(given))
  if (problems.length > 0) throw notImported(problems)
  const strangers = { count: 0 }
  const counts = { added: 0, changed: 0, unchanged: 0 }
  for (const each of checked) counts[await write(ctx, each, { known, strangers })] += 1
  return { ...counts, skipped, strangers: strangers.count }
}

interface Given extends ReadRecord {
  path: string
}

interface Known {
  records: Map<string, { kind: string; version: number; isRemoved: boolean }>
  /** `decision 12` to the id of who has it. */
  numbers: Map<string, string>
  members: Set<string>
  comments: Map<string, string>
  actions: Map<string, string>
}

async function knownFrom(ctx: Ctx, given: readonly Given[]): Promise<Known> {
  const db = recordsOf(ctx)
  const ids = given.flatMap(({ file }) => file.id ?? [])
  const numbers = given.flatMap(({ file }) => file.number ?? [])
  const comments = given.flatMap(({ file }) => file.comments.map(({ id }) => id))
  const actions = given.flatMap(({ file }) => file.actions.map(({ id }) => id))
  // The transaction has one connection: one after the other.
  const records = await db
    .selectFrom('record')
    .select(['record_id', 'kind', 'number', 'version', 'removed_at'])
    .where(sql<boolean>`record_id = any(${ids}::uuid[]) or number = any(${numbers}::integer[])`)
    .execute()
  const members = await db.selectFrom('member').select('member_id').execute()
  const saidBefore = await db
    .selectFrom('comment')
    .select(['comment_id', 'record_id'])
    .where(sql<boolean>`comment_id = any(${comments}::uuid[])`)
    .execute()
  const takenBefore = await db
    .selectFrom('action')
    .select(['action_id', 'record_id'])
    .where(sql<boolean>`action_id = any(${actions}::uuid[])`)
    .execute()
  return {
    records: new Map(
      records.map((row) => [
        row.record_id,
        { kind: row.kind, version: row.version, isRemoved: row.removed_at !== null },
      ]),
    ),
    numbers: new Map(records.map((row) => [`${row.kind} ${row.number}`, row.record_id])),
    members: new Set(members.map((row) => row.member_id)),
    comments: new Map(saidBefore.map((row) => [row.comment_id, row.record_id])),
    actions: new Map(takenBefore.map((row) => [row.action_id, row.record_id])),
  }
}

interface Checked extends Given {
  record: About
}

/** The shape of its kind says what may be known of it in this state. */
function checkedAgainst(
  ctx: Ctx,
  given: Given,
  kind: Kind<About>,
  known: Known,
): Checked | Problem[] {
  const { path, file, lineOf } = given
  const problem = (at: readonly PropertyKey[], message: string): Problem[] => [
    { path, line: lineOf(at), message },
  ]
  const now = ctx.now.toISOString()
  const { title, status, body, detail } = file
  const tags = Tags.safeParse(detail['tags'] ?? [])
  if (!tags.success)
    return tags.error.issues.flatMap(({ path: at, message }) =>
      problem(['detail', 'tags', ...at], said({ path: ['tags', ...at], message })),
    )
  const result = kind.shape.safeParse({
    ...detail,
    tags: tags.data,
    // What is not said is told by the act that writes it.
    ...{ id: file.id ?? '00000000-0000-4000-8000-000000000000', number: file.number ?? 1 },
    ...{ title, status, body, author: file.author ?? null, version: file.version ?? 1 },
    ...{ createdAt: file.createdAt ?? now, updatedAt: file.updatedAt ?? now },
  })
  if (!result.success)
    return result.error.issues.flatMap((issue) => {
      const isApart = issue.path.length === 0 || String(issue.path[0]) in file
      return problem(isApart ? issue.path : ['detail', ...issue.path], said(issue))
    })
  const lost = Object.keys(detail).find((key) => !(key in result.data))
  if (lost !== undefined)
    return problem(['detail', lost], `In ${status} a ${kind.name} knows nothing called ${lost}.`)
  const before = file.id === undefined ? undefined : known.records.get(file.id)
  if (before !== undefined && before.kind !== kind.name)
    return problem(['id'], `This is the id of a ${before.kind} here.`)
  if (before?.isRemoved === true)
    return problem(
      ['id'],
      `This ${kind.name} was taken away here. Without its id it comes in as a new one.`,
    )
  if (before !== undefined && before.version !== (file.version ?? 1))
    return problem(
      ['version'],
      `It was changed here since (version ${before.version} now). Export it again, and make your change to that.`,
    )
  const holder = known.numbers.get(`${kind.name} ${file.number}`)
  if (holder !== undefined && holder !== file.id)
    return problem(
      ['number'],
      `Another ${kind.name} has the number ${file.number} here. Without one it gets the next.`,
    )
  const astray = astrayIn(given, known)
  return astray.length > 0 ? astray : { ...given, record: result.data }
}

/** Comments and actions belong to one record, and answers to a comment on it. */
function astrayIn({ path, file, lineOf }: Given, known: Known): Problem[] {
  const heads = new Set(file.comments.filter(({ replyTo }) => replyTo === null).map(({ id }) => id))
  const isElsewhere = (holder: string | undefined): boolean =>
    holder !== undefined && holder !== file.id
  return [
    ...file.comments.flatMap(({ id, replyTo }, at) => [
      ...(isElsewhere(known.comments.get(id))
        ? [
            {
              path,
              line: lineOf(['comments', at]),
              message: 'This comment is about another record here.',
            },
          ]
        : []),
      ...(replyTo !== null && !heads.has(replyTo)
        ? [
            {
              path,
              line: lineOf(['comments', at, 'replyTo']),
              message: 'What it answers begins no thread in this file.',
            },
          ]
        : []),
    ]),
    ...file.actions.flatMap(({ id }, at) =>
      isElsewhere(known.actions.get(id))
        ? [
            {
              path,
              line: lineOf(['actions', at]),
              message: 'This action is about another record here.',
            },
          ]
        : [],
    ),
  ]
}

type Once = [key: string | undefined, what: string, at: PropertyKey[]]

/** What may stand once only, in all files together. */
function twiceIn(given: readonly Given[]): Problem[] {
  const first = new Map<string, string>()
  return given.flatMap(({ path, file, lineOf }) => {
    const once: Once[] = [
      [file.id, 'id', ['id']],
      [file.number === undefined ? undefined : `${file.kind} ${file.number}`, 'number', ['number']],
      ...file.comments.map(({ id }, at): Once => [id, 'id', ['comments', at]]),
      ...file.actions.map(({ id }, at): Once => [id, 'id', ['actions', at]]),
    ]
    return once.flatMap(([key, what, at]) => {
      if (key === undefined) return []
      const other = first.get(key)
      first.set(key, other ?? path)
      return other === undefined
        ? []
        : [{ path, line: lineOf(at), message: `${other} has this ${what}, too.` }]
    })
  })
}

interface Writing {
  known: Known
  strangers: { count: number }
}

async function write(
  ctx: Ctx,
  { file, record, kind }: Checked & { kind: Kind<About> },
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

function noKind({ path, file, lineOf }: Given): Problem {
  return {
    path,
    line: lineOf(['kind']),
    message: `There is no kind of record called ${file.kind}.`,
  }
}

function notImported(problems: readonly Problem[]): CairnError {
  const [first] = problems
  const more = problems.length - 1
  const where = first === undefined ? '' : `${first.path}:${first.line} ${first.message}`
  return new CairnError(
    'invalid',
    'records.import.wrong',
    `Nothing was imported. ${where}${more === 0 ? '' : ` ${more} more ${more === 1 ? 'is' : 'are'} wrong.`}`,
    { hint: 'Mend the files, and import them again.', details: { problems } },
  )
}
