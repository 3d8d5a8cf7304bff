/** The content of a file at some of its revisions, measured as the scan measures; kept, since a content never changes. */
import { sql } from 'kysely'
import type { Scope } from '../insight.ts'
import type { Revision } from './revisions.ts'

/** [lines, cognitive, indentation]; null for what cannot be had. */
export type Measured =
  | readonly [lines: number | null, cognitive: number | null, indentation: number | null]
  | null

/** Raised when contents are measured differently, so that what was kept is made anew. */
const version = '1'

/** Contents in memory at a time: enough to keep every thread at work. */
const atOnce = 8

/** In the order given. */
export async function measuredAt(
  scope: Scope,
  path: string,
  revisions: readonly Revision[],
): Promise<Measured[]> {
  const name = `trend ${path}`
  const kept = await readKept(scope, name)
  const fresh = revisions.filter((revision) => !kept.has(keyOf(revision)))
  if (fresh.length > 0) {
    for (const [key, measure] of await measureAll(scope, fresh)) kept.set(key, measure)
    await keep(scope, name, kept)
  }
  return revisions.map((revision) => kept.get(keyOf(revision)) ?? null)
}

function keyOf({ oid, path }: Revision): string {
  return `${oid} ${path}`
}

async function measureAll(
  { code }: Scope,
  revisions: readonly Revision[],
): Promise<Map<string, Measured>> {
  const blobOf = new Map<string, string | null>()
  for (const path of new Set(revisions.map((revision) => revision.path))) {
    const here = revisions.filter((revision) => revision.path === path)
    const oids = await code.blobsAt(
      path,
      here.map((revision) => revision.oid),
    )
    for (const [index, revision] of here.entries()) blobOf.set(keyOf(revision), oids[index] ?? null)
  }
  // What is measured depends on the name too: it tells the language.
  const wanted = new Map<string, { blob: string; path: string }>()
  for (const revision of revisions) {
    const blob = blobOf.get(keyOf(revision))
    if (blob) wanted.set(`${blob} ${revision.path}`, { blob, path: revision.path })
  }
  const measures = await measureBlobs(code, [...wanted.values()])
  return new Map(
    revisions.map((revision) => [
      keyOf(revision),
      measures.get(`${blobOf.get(keyOf(revision))} ${revision.path}`) ?? null,
    ]),
  )
}

async function measureBlobs(
  code: Scope['code'],
  wanted: readonly { blob: string; path: string }[],
): Promise<Map<string, Measured>> {
  const measures = new Map<string, Measured>()
  const running = new Set<Promise<void>>()
  const measureOne = async ({ blob, path }: { blob: string; path: string }, bytes: Buffer) => {
    const { lines, cognitive, indentation } = await code.measure(path, bytes)
    measures.set(`${blob} ${path}`, [lines, cognitive, indentation])
  }
  let index = 0
  for await (const bytes of code.blobs(wanted.map(({ blob }) => blob))) {
    const one = wanted[index++]
    if (one === undefined || bytes === null) continue
    const work = measureOne(one, bytes)
    running.add(work)
    void work.finally(() => running.delete(work)).catch(() => {})
    if (running.size >= atOnce) await Promise.race(running)
  }
  await Promise.all(running)
  return measures
}

async function readKept(
  { facts, repository }: Scope,
  name: string,
): Promise<Map<string, Measured>> {
  const row = await facts.db
    .selectFrom('reading')
    .select('value')
    .where('repository_id', '=', repository.id)
    .where('name', '=', name)
    .where(sql<boolean>`value ->> 'version' = ${version}`)
    .executeTakeFirst()
  const isKept = (it: unknown): it is { measures: [string, Measured][] } =>
    typeof it === 'object' && it !== null && 'measures' in it
  return new Map(isKept(row?.value) ? row.value.measures : [])
}

async function keep(
  { facts, repository }: Scope,
  name: string,
  measures: ReadonlyMap<string, Measured>,
): Promise<void> {
  const value = JSON.stringify({ version, measures: [...measures] })
  await facts.db
    .insertInto('reading')
    .values({ repository_id: repository.id, name, value })
    .onConflict((conflict) => conflict.columns(['repository_id', 'name']).doUpdateSet({ value }))
    .execute()
}
