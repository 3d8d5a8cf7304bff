/** What the workspace has of each repository: its default branch as it was read, and what could not be. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import { counted } from '#std/words.ts'
import { partialWords } from '../scan/partial-words.ts'

export interface ReadRepository {
  name: string
  source: string
  scannedAt: Date | null
  /** The default branch; null while it has no commits. */
  branch: string | null
  /** On that branch. */
  commitCount: number
  /** In sentences. */
  leftOut: string[]
}

/** By name. */
export async function readRepositories({ db }: Facts): Promise<ReadRepository[]> {
  const { rows } = await sql<Row>`
    select r.name, r.source, r.scanned_at as "scannedAt", b.name as branch, r.partial,
      (select coalesce(sum(commits), 0) from repository_month m where m.repository_id = r.repository_id) as "commitCount",
      array(select jsonb_build_object('code', code, 'count', count(distinct subject), 'example', min(subject))
            from skipped s where s.repository_id = r.repository_id group by code order by code) as skipped
    from repository r left join branch b on b.repository_id = r.repository_id and b.is_default
    order by r.name, r.source`.execute(db)
  return rows.map(({ partial, skipped, ...repository }) => ({
    ...repository,
    leftOut: [
      ...partialWords(partial),
      ...skipped.map(
        ({ code, count, example }) =>
          `${counted(count, 'thing')} could not be read (${code}), such as ${example}.`,
      ),
    ],
  }))
}

interface Row extends Omit<ReadRepository, 'leftOut'> {
  partial: string[]
  skipped: { code: string; count: number; example: string }[]
}
