/** The version tags of a repository, as rows. */
import { sql } from 'kysely'
import type { Scope } from '../insight.ts'

export interface TagRow {
  name: string
  component: string
  version: number[] | null
  prerelease: string | null
  /** The tagger's date, or the commit's for a tag that is only a name. */
  at: Date | null
  atFrom: 'tag' | 'commit'
  oid: string
  commitId: number
  firstIn: string
}

/**
 * Every tag the scan knows, whatever the branch: a project's releases come from its maintenance branches too, and a commit of
 * one branch may have been released first by a tag on another. By name.
 */
export async function tagRows({ facts, repository }: Scope): Promise<TagRow[]> {
  const { rows } = await sql<TagRow>`
    select t.name, t.component, t.version, t.prerelease, coalesce(t.tagged_at, c.committed_at) as at,
      case when t.tagged_at is null then 'commit' else 'tag' end as "atFrom", encode(c.oid, 'hex') as oid,
      t.commit_id as "commitId", t.first_in as "firstIn"
    from tag t join commit c on c.repository_id = t.repository_id and c.commit_id = t.commit_id
    where t.repository_id = ${repository.id}
    order by t.name collate "C"`.execute(facts.db)
  return rows
}

/** Tags the scan could not place, by why. */
export async function unreadTags({
  facts,
  repository,
}: Scope): Promise<{ code: string; count: number }[]> {
  const { rows } = await sql<{ code: string; count: number }>`
    select code, count(*) as count from skipped where repository_id = ${repository.id} and pass = 'tags'
    group by code order by code collate "C"`.execute(facts.db)
  return rows
}

/** When the branch's newest commit was committed. */
export async function headAt({ facts, repository, branch }: Scope): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select committed_at as at from commit where repository_id = ${repository.id} and oid = decode(${branch.head}, 'hex')`.execute(
    facts.db,
  )
  return rows[0]?.at ?? null
}
