/** Which pages speak of the code that a question names: those that name it, those that change along with it, and the README nearest to it. */
import { sql } from 'kysely'
import type { DocsAbout, LookForDocs } from '#practices/questions/docs-verb.ts'
import type { QuestionPlace } from '#practices/questions/schema.ts'
import { missing } from '#insights/missing/insight.ts'
import { Input } from '#insights/missing/shape.ts'
import type { Scope } from '#insights/insight.ts'
import { CairnError } from '#std/errors.ts'
import type { Gathering } from '#verbs/ctx.ts'
import { inAskedScope, type Evidence } from '../asked-scope.ts'
import { whyOf } from '../code/why.ts'
import { docsNaming, nearestReadme, type Doc } from './docs-naming.ts'
import { foundBy, type FoundQuestion } from './found-by.ts'

const shownMax = 6
/** A question that names more is about none of them. */
const filesMax = 3

export function lookForDocs(opened: Promise<Evidence>): LookForDocs {
  return async ({ read, now }, id) => {
    const [question] = await read((ctx) => foundBy(ctx, [id]))
    if (question === undefined) return { words: '', files: [], records: [] }
    const evidence = await opened
    const byRepository = Map.groupBy(question.places, ({ repository }) => repository)
    const found: Omit<DocsAbout, 'words'>[] = []
    for (const [repository, places] of byRepository)
      found.push(await aboutIn(evidence, { read, now, repository, places }))
    const records = new Map(
      found.flatMap((one) => one.records).map((one) => [one.record, one] as const),
    )
    records.delete(question.id)
    return {
      words: wordsOf(question),
      files: found.flatMap(({ files }) => files).slice(0, shownMax),
      records: [...records.values()].slice(0, shownMax),
    }
  }
}

function wordsOf({ found, wouldHaveTold, number }: FoundQuestion): string {
  const said = wouldHaveTold === null ? [] : [`How to tell: ${wouldHaveTold.trim()}`]
  return [found.trim(), ...said, `(question#${number})`].join('\n\n')
}

interface At extends Pick<Gathering, 'read' | 'now'> {
  repository: string
  places: readonly QuestionPlace[]
}

async function aboutIn(
  evidence: Evidence,
  { read, now, repository, places }: At,
): Promise<Omit<DocsAbout, 'words'>> {
  const paths = [...new Set(places.map(({ path }) => path))].slice(0, filesMax)
  try {
    return await inAskedScope(evidence, { given: { repository }, now }, async (scope) => ({
      files: (await docsOf(scope, paths)).map((one) => ({ repository, ...one })),
      records: await recordsOf(scope, read, paths),
    }))
  } catch (error) {
    // A question may name what is not there.
    if (error instanceof CairnError && error.kind === 'not_found') return { files: [], records: [] }
    throw error
  }
}

async function docsOf(
  scope: Scope,
  paths: readonly string[],
): Promise<{ path: string; why: string[] }[]> {
  const docs = await docsAtHead(scope)
  const why = new Map<string, string[]>()
  const add = (path: string, says: string): void => {
    why.set(path, [...(why.get(path) ?? []), says])
  }
  for (const { path, names } of await docsNaming(scope, docs, paths))
    add(path, `It names ${names}.`)
  const known = new Set(docs.map(({ path }) => path))
  for (const { path, shared, revisions } of await companionsOf(scope, paths))
    if (known.has(path)) add(path, `It changed along in ${shared} of ${revisions} changes.`)
  for (const path of paths) {
    const readme = nearestReadme(docs, path)
    if (readme !== undefined && !why.has(readme))
      add(readme, `It is the README nearest to ${path}.`)
  }
  return [...why].map(([path, says]) => ({ path, why: says })).slice(0, shownMax)
}

async function docsAtHead({ facts, repository, branch }: Scope): Promise<Doc[]> {
  const { rows } = await sql<Doc>`
    select p.path, encode(b.oid, 'hex') as oid, b.size::integer as size from head_file h
    join path p on p.repository_id = h.repository_id and p.path_id = h.path_id
    join blob b on b.repository_id = h.repository_id and b.blob_id = h.blob_id
    where h.repository_id = ${repository.id} and h.branch_id = ${branch.id} and p.class = 'docs' and b.size < 1000000
    order by p.path collate "C"`.execute(facts.db)
  return rows
}

async function companionsOf(scope: Scope, files: readonly string[]) {
  try {
    return (await missing.answer(scope, Input.parse({ files, limit: 50 }))).items
  } catch (error) {
    // It is not at the head any more, or has no changes to ask of.
    if (error instanceof CairnError) return []
    throw error
  }
}

/** Questions, and trails that grew from them, are no place for an answer, and what is past says nothing any more. */
async function recordsOf(
  scope: Scope,
  read: Gathering['read'],
  paths: readonly string[],
): Promise<DocsAbout['records']> {
  const all: DocsAbout['records'] = []
  for (const path of paths) {
    const { items } = await whyOf(read, scope, { path, limit: 50 }).catch((error: unknown) => {
      if (error instanceof CairnError) return { items: [] }
      throw error
    })
    for (const { record, kind, number, status, trialUntil, title, stands, names } of items)
      if (kind !== 'question' && kind !== 'trail' && stands !== 'past')
        all.push({
          ...{ record, kind, number, status, trialUntil, title },
          why: `It names ${names[0]?.path ?? path}.`,
        })
  }
  return all
}
