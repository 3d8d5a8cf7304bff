/** Where numbers would mislead because the copy that was read is not whole: what is lacking, and what to do. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Facts } from '#facts/facts.ts'

export const Lack = z.object({ says: z.string(), hint: z.string() })
export type Lack = z.output<typeof Lack>

/** A partial clone whose contents were fetched since lacks nothing. */
export async function lacksOf({ db }: Pick<Facts, 'db'>, repositoryId: number): Promise<Lack[]> {
  const { rows } = await sql<{ partial: string[]; isMissing: boolean }>`
    select r.partial,
      exists (select from skipped s where s.repository_id = r.repository_id
        and s.code in ('git.objects.missing', 'git.repo.corrupt'))
      or exists (select from blob b where b.repository_id = r.repository_id
        and b.how = 'failed' and b.lines is null and b.language is null) as "isMissing"
    from repository r where r.repository_id = ${repositoryId}`.execute(db)
  const { partial = [], isMissing = false } = rows[0] ?? {}
  return [
    ...(partial.includes('shallow') ? [shallow] : []),
    ...(partial.includes('partial_clone') && isMissing ? [withoutContents] : []),
  ]
}

const shallow: Lack = {
  says: 'This is a shallow clone: what came before its edge is not counted.',
  hint: '`git fetch --unshallow` in it fetches the rest; then read it again.',
}
const withoutContents: Lack = {
  says: 'This is a partial clone: contents that were not fetched have no lines and no complexity here, and numbers of lines are too small.',
  hint: '`git fetch --refetch --no-filter` in it fetches them; then read it again.',
}
