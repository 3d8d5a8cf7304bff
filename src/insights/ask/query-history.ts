/** The whole history as contacts in order, for trying suggestions out on commits that were held back. */
import { sql } from 'kysely'
import { countedChanges } from '#facts/reading/counted.ts'
import { flag } from '#facts/words/flags.ts'
import { inScope, type Scope } from '../insight.ts'
import { reviewed, wroteWith } from './contact-trailers.ts'

export interface PastCommit {
  /** Seconds since 1970. */
  at: number
  author: string
  /** Files by id. */
  files: number[]
  /** E-mails of those who wrote it with the author, and of those who reviewed it. */
  wroteWith: string[]
  reviewed: string[]
}

export interface PastHistory {
  /** Oldest first; humans only, without bulk commits. */
  commits: PastCommit[]
  folderOf: Map<number, string>
}

interface ChangeRow {
  commit_id: number
  at: number
  email: string
  file_id: number
}

export async function pastHistory(scope: Scope): Promise<PastHistory> {
  const { facts, repository } = scope
  const wish = inScope(scope)
  const changes = await sql<ChangeRow>`
    select t.commit_id, t.moment as at, a.email, t.file_id
    from ${countedChanges(facts.db, wish)} t
    join attribution a on a.repository_id = ${repository.id} and a.identity_id = t.author_id and a.kind = 'human'
    where t.flags & ${sql.lit(flag.bulk)} = 0
    order by t.moment, t.oid, t.file_id`.execute(facts.db)
  const helpers = await sql<{ commit_id: number; email: string; wrote: boolean }>`
    select distinct tr.commit_id, a.email, tk.token = any(${[...wroteWith]}::text[]) as wrote
    from trailer tr
    join token tk on tk.token_id = tr.token_id and tk.token = any(${[...wroteWith, ...reviewed]}::text[])
    join attribution a on a.repository_id = tr.repository_id and a.identity_id = tr.identity_id and a.kind = 'human'
    where tr.repository_id = ${repository.id}`.execute(facts.db)
  const paths = await facts.db
    .selectFrom('path')
    .select(['path_id', 'path'])
    .where('repository_id', '=', repository.id)
    .execute()
  const commits = new Map<number, PastCommit>()
  for (const { commit_id: id, at, email, file_id: fileId } of changes.rows) {
    const known = commits.get(id)
    if (known === undefined)
      commits.set(id, { at, author: email, files: [fileId], wroteWith: [], reviewed: [] })
    else known.files.push(fileId)
  }
  for (const { commit_id: id, email, wrote } of helpers.rows) {
    const commit = commits.get(id)
    if (commit !== undefined && commit.author !== email)
      commit[wrote ? 'wroteWith' : 'reviewed'].push(email)
  }
  return {
    commits: [...commits.values()],
    folderOf: new Map(
      paths.map(({ path_id: id, path }) => [
        id,
        path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '',
      ]),
    ),
  }
}
