/** What a path is in a history, before anything else is asked of it: there, gone, called otherwise by now, a folder, or nothing that ever was. */
import { sql } from 'kysely'
import { z } from 'zod'
import { whyNotCode } from '#facts/reading/complexity.ts'
import { countedChanges } from '#facts/reading/counted.ts'
import { headFiles, type HeadFile } from '#facts/reading/head-files.ts'
import { laterName } from '#facts/reading/standing.ts'
import { isKnownPath, placesAtHead } from '#facts/reading/unknown-path.ts'
import { classes } from '#facts/words/classes.ts'
import { inWholeTree, type Scope } from '#insights/insight.ts'
import { nearPaths } from '#std/near.ts'
import { defineVerb } from '#verbs/verb.ts'
import { inAskedScope, where, type Evidence } from './asked-scope.ts'
import { prefixOf } from './scope.ts'

const Moment = z.iso.datetime().nullable()

const FileStanding = z
  .object({
    path: z.string(),
    branch: z.string(),
    is: z.enum(['file', 'folder', 'gone', 'renamed', 'nothing']),
    /** Of a file that was renamed. */
    calledNow: z.string().nullable(),
    /** Of what never was: paths that may be meant. */
    near: z.array(z.string()),
    class: z.enum(classes).nullable(),
    language: z.string().nullable(),
    /** Why nothing in it is hard to follow, as far as Cairn can say: it is prose, data, generated… null for code. */
    notCode: z.string().nullable(),
    /** Whether Cairn knows its language well enough to tell functions apart; null while that is not measured. */
    isParsed: z.boolean().nullable(),
    /** In its whole history; merges are not counted. */
    changes: z.int(),
    changesInWindow: z.int(),
    firstChangedAt: Moment,
    lastChangedAt: Moment,
  })
  .meta({ id: 'FileStanding' })

type Standing = z.output<typeof FileStanding>

export const fileVerb = (evidence: Evidence) =>
  defineVerb({
    name: 'evidence.file',
    summary:
      'What a path is in a history: a file, gone, renamed, a folder, or nothing that ever was.',
    access: 'read',
    about: 'evidence',
    input: z.strictObject({ ...where, path: z.string().min(1).max(4096) }),
    output: FileStanding,
    run: ({ now }, { path, ...given }) =>
      inAskedScope(evidence, { given, now }, async (scope) => fileStanding(scope, prefixOf(path))),
  })

async function fileStanding(scope: Scope, path: string): Promise<Standing> {
  const [{ file, ...standing }, changes] = await Promise.all([
    isOf(scope, path),
    changesOf(scope, path),
  ])
  return {
    ...{ path, branch: scope.branch.name, ...standing },
    class: classes.find((name) => name === file?.class) ?? null,
    language: file?.language ?? null,
    notCode: file === undefined ? null : whyNotCode(file),
    isParsed: file === undefined || file.how === null ? null : file.how === 'parsed',
    ...changes,
  }
}

interface Is extends Pick<Standing, 'is' | 'calledNow' | 'near'> {
  /** As it is at the head, where it is a file there. */
  file?: HeadFile | undefined
}

async function isOf(scope: Scope, path: string): Promise<Is> {
  const places = await placesAtHead(scope)
  const known = { calledNow: null, near: [] }
  if (places.has(path)) {
    const [file] = await headFiles(scope, path)
    return { is: file === undefined ? 'folder' : 'file', file, ...known }
  }
  const { facts, repository } = scope
  const was = await facts.db
    .selectFrom('path')
    .select('path_id as id')
    .where('repository_id', '=', repository.id)
    .where('path', '=', path)
    .executeTakeFirst()
  if (was === undefined)
    return (await isKnownPath(facts, repository.id, path))
      ? { is: 'folder', ...known }
      : { is: 'nothing', calledNow: null, near: nearPaths(path, places) }
  const calledNow = (await laterName(scope, was.id)) ?? null
  return { is: calledNow === null ? 'gone' : 'renamed', calledNow, near: [] }
}

/** By the names it had, so that no other file's changes are read. */
async function changesOf(
  scope: Scope,
  path: string,
): Promise<Pick<Standing, 'changes' | 'changesInWindow' | 'firstChangedAt' | 'lastChangedAt'>> {
  const { facts, repository, branch, window } = scope
  const its = sql`array(select path_id from path where repository_id = ${repository.id} and path = ${path})`
  const named = sql`array(select path_id from life where repository_id = ${repository.id} and branch_id = ${branch.id} and file_id = any(${its}))`
  const all = countedChanges(facts.db, inWholeTree({ ...scope, window: allTime }))
    .where(sql<boolean>`ch.path_id = any(${its} || ${named})`)
    .where(sql<boolean>`coalesce(l.file_id, ch.path_id) = any(${its})`)
  const { rows } = await sql<Row>`
    select count(distinct q.commit_id) as changes, min(q.committed_at) as first, max(q.committed_at) as last,
      count(distinct q.commit_id) filter (where (${window.from}::timestamptz is null or q.committed_at >= ${window.from})
        and (${window.to}::timestamptz is null or q.committed_at <= ${window.to})) as inside
    from ${all} q`.execute(facts.db)
  const [{ changes, inside, first, last } = none] = rows
  return {
    ...{ changes, changesInWindow: inside },
    firstChangedAt: first?.toISOString() ?? null,
    lastChangedAt: last?.toISOString() ?? null,
  }
}

interface Row {
  changes: number
  inside: number
  first: Date | null
  last: Date | null
}

const none: Row = { changes: 0, inside: 0, first: null, last: null }
const allTime = { label: 'all', from: null, to: null }
