/** How complicated all code at or below a path is, at the head and at some day before, on the same scale. */
import { sql } from 'kysely'
import { complexityOf, indentationRate, whyNotCode } from '#facts/reading/complexity.ts'
import { headFiles, type HeadFile } from '#facts/reading/head-files.ts'
import type { Scope } from '#insights/insight.ts'
import { readTree } from '#sources/git/tree.ts'
import { gitPlaceOf } from '../code-reader.ts'

/** More files than these would take too long to measure. */
const measuredMax = 200

/** Null where the place holds no code. */
export async function complexityNow(scope: Scope): Promise<number | null> {
  const files = await headFiles(scope)
  const rate = indentationRate(files)
  const own = files.filter((file) => isBelow(scope, file.path) && whyNotCode(file) === null)
  if (own.length === 0) return null
  return own.reduce((sum, file) => sum + complexityOf(file, rate).complexity, 0)
}

/**
 * By the newest commit of the first-parent line that was made until then. What stands at the head unchanged was measured by the
 * scan; the rest is measured now. Null where that is too much, or cannot be had.
 */
export async function complexityAt(
  scope: Scope,
  { dataFolder, at }: { dataFolder: string; at: Date },
): Promise<number | null> {
  const { gitDir } = await gitPlaceOf(scope.facts, {
    dataFolder,
    repositoryId: scope.repository.id,
  })
  const commit = await commitBefore(scope, at)
  if (commit === null) return null
  const { files, unread } = await readTree(gitDir, commit)
  if (unread !== null) return null
  const own = files
    .map(({ path, oid, kind }) => ({
      path: Buffer.from(path, 'latin1').toString('utf8'),
      oid,
      kind,
    }))
    .filter(({ path, kind }) => kind === 'file' && isBelow(scope, path))
  const known = await measuredAtHead(scope)
  const changed = own.filter(({ path, oid }) => !known.has(`${oid} ${path}`))
  if (changed.length > measuredMax) return null
  const fresh = await measure(scope, changed)
  const heads = await headFiles(scope)
  const rate = indentationRate(heads)
  const paths = own.map(({ path }) => path)
  const classes = await classesOf(scope, paths)
  const languages = new Map(heads.map(({ path, language }) => [endingOf(path), language]))
  return own.reduce((sum, { path, oid }) => {
    const key = `${oid} ${path}`
    const measures = known.get(key) ?? fresh.get(key)
    if (measures === undefined) return sum
    const language = languages.get(endingOf(path)) ?? null
    const file = {
      ...{ fileId: 0, blobId: null, path, class: classes.get(path) ?? 'source', language },
      ...measures,
    }
    return whyNotCode(file) === null ? sum + complexityOf(file, rate).complexity : sum
  }, 0)
}

type Measures = Pick<HeadFile, 'how' | 'lines' | 'cognitive' | 'indentation'>

/** A language is told by the end of a name. */
function endingOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')))
}

function isBelow({ prefix }: Scope, path: string): boolean {
  return prefix === '' || path === prefix || path.startsWith(`${prefix}/`)
}

async function commitBefore(
  { facts, repository, branch }: Scope,
  at: Date,
): Promise<string | null> {
  const { rows } = await sql<{ oid: string }>`
    select encode(c.oid, 'hex') as oid from branch b
    join commit c on c.repository_id = b.repository_id and c.commit_id <@ b.first_parent
    where b.repository_id = ${repository.id} and b.branch_id = ${branch.id} and c.committed_at <= ${at}
    order by c.commit_id desc limit 1`.execute(facts.db)
  return rows[0]?.oid ?? null
}

async function measuredAtHead({
  facts,
  repository,
  branch,
}: Scope): Promise<Map<string, Measures>> {
  const { rows } = await sql<Measures & { key: string }>`
    select encode(b.oid, 'hex') || ' ' || p.path as key, b.how, b.lines, b.cognitive, b.indentation
    from head_file h
    join blob b on b.repository_id = h.repository_id and b.blob_id = h.blob_id
    join path p on p.repository_id = h.repository_id and p.path_id = h.path_id
    where h.repository_id = ${repository.id} and h.branch_id = ${branch.id}`.execute(facts.db)
  return new Map(rows.map(({ key, ...measures }) => [key, measures]))
}

async function classesOf(
  { facts, repository }: Scope,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ path: string; class: string }>`
    select path, class from path
    where repository_id = ${repository.id} and path = any(${[...paths]}::text[])`.execute(facts.db)
  return new Map(rows.map((row) => [row.path, row.class]))
}

async function measure(
  { code }: Scope,
  files: readonly { path: string; oid: string }[],
): Promise<Map<string, Measures>> {
  const found = new Map<string, Measures>()
  let index = 0
  for await (const bytes of code.blobs(files.map(({ oid }) => oid))) {
    const file = files[index++]
    if (file === undefined || bytes === null) continue
    const { lines, cognitive, indentation } = await code.measure(file.path, bytes)
    found.set(`${file.oid} ${file.path}`, {
      ...{ how: 'measured', lines, cognitive, indentation },
    })
  }
  return found
}
