/** Which commits touched each function of one file, from its newest change to its oldest, kept for the next time. */
import { sql } from 'kysely'
import type { FileHunks, Scope } from '../insight.ts'
import type { MeasuredFile } from './candidates.ts'
import { changesOfFiles } from './changes-of-files.ts'
import type { CodeFunction, Touch } from './functions.ts'
import { goBack, pairOf, type Range } from './line-ranges.ts'

/** By the function's position in the file; newest first. Over the whole history, whatever the window. */
export async function followedFunctions(
  scope: Scope,
  file: MeasuredFile,
  functions: readonly CodeFunction[],
): Promise<Map<number, Touch[]>> {
  const { facts, repository, branch } = scope
  const name = `hotspots.functions ${branch.name} ${file.path}`
  const kept = await facts.db
    .selectFrom('reading')
    .select('value')
    .where('repository_id', '=', repository.id)
    .where('name', '=', name)
    .where(sql<boolean>`value ->> 'head' = ${branch.head} and value ->> 'version' = ${version}`)
    .executeTakeFirst()
  if (kept !== undefined) return new Map(touchesIn(kept.value))
  const touches = await follow(scope, file, functions)
  const value = JSON.stringify({ head: branch.head, version, touches: [...touches] })
  await facts.db
    .insertInto('reading')
    .values({ repository_id: repository.id, name, value })
    .onConflict((conflict) => conflict.columns(['repository_id', 'name']).doUpdateSet({ value }))
    .execute()
  return touches
}

/** Raised when functions are followed differently, or measured elsewhere in a file, so that what was kept is made anew. */
const version = '1'

function touchesIn(value: unknown): [number, Touch[]][] {
  const isKept = (it: unknown): it is { touches: [number, Touch[]][] } =>
    typeof it === 'object' && it !== null && 'touches' in it
  return isKept(value) ? value.touches : []
}

async function follow(
  scope: Scope,
  file: MeasuredFile,
  functions: readonly CodeFunction[],
): Promise<Map<number, Touch[]>> {
  const changes = await changesOf(scope, file.fileId)
  const names = [...new Set([file.path, ...changes.map((change) => change.name)])]
  const idOf = new Map(changes.map((change) => [change.oid, change.commitId]))
  const nameIn = new Map(changes.map((change) => [`${change.oid} ${change.name}`, true]))
  const open = functions.map((one) => ({
    position: one.position,
    ranges: [{ start: one.startLine - 1, end: one.endLine }],
    touches: [] as Touch[],
  }))
  for await (const change of scope.code.hunks(names, [...idOf.keys()])) {
    const commitId = idOf.get(change.commit)
    // A name this file once had may be another file's at that time.
    if (commitId === undefined || !nameIn.has(`${change.commit} ${change.path}`)) continue
    for (const one of open)
      if (one.ranges.length > 0) one.ranges = goThrough(change, commitId, one.ranges, one.touches)
  }
  return new Map(open.map(({ position, touches }) => [position, touches]))
}

function goThrough(
  change: FileHunks,
  commitId: number,
  ranges: Range[],
  touches: Touch[],
): Range[] {
  const { before, touched } = goBack(ranges, change.hunks.map(pairOf))
  if (touched.length === 0) return before
  let added = 0
  let deleted = 0
  for (const { target, parent } of touched) {
    const own = ranges.reduce(
      (sum, range) =>
        sum + Math.max(0, Math.min(range.end, target.end) - Math.max(range.start, target.start)),
      0,
    )
    const lines = target.end - target.start
    added += own
    // Of what a hunk replaced, the function had the share that it has of what stands there now.
    deleted += Math.round((parent.end - parent.start) * (lines === 0 ? 1 : own / lines))
  }
  touches.push([commitId, added, deleted])
  return before
}

interface NamedChange {
  commitId: number
  oid: string
  name: string
}

/** Newest first, by the graph's own order; those git could not show are left out. */
async function changesOf(scope: Scope, fileId: number): Promise<NamedChange[]> {
  const { facts, repository } = scope
  const { rows } = await sql<NamedChange>`
    select q.commit_id as "commitId", encode(q.oid, 'hex') as oid, p.path as name
    from ${changesOfFiles({ ...scope, window: { label: 'all', from: null, to: null } }, [fileId])} q
    join path p on p.repository_id = ${repository.id} and p.path_id = q.path_id
    where not exists (select from skipped s where s.repository_id = ${repository.id} and s.pass in ('shape', 'lines')
      and s.subject = encode(q.oid, 'hex'))
    order by q.moment desc, q.oid desc, p.path collate "C"`.execute(facts.db)
  return rows
}
