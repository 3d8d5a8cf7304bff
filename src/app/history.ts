/** How far the whole history of a branch reaches, whatever window is asked about. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Scope } from '#insights/insight.ts'

export interface History {
  from: Date
  to: Date
}

/** As answers tell it: from the first commit to the newest, whatever the window; null where no commit has a date. */
export const ShownHistory = z.object({ from: z.iso.datetime(), to: z.iso.datetime() }).nullable()

export function shownHistory(history: History | undefined): z.output<typeof ShownHistory> {
  return history ? { from: history.from.toISOString(), to: history.to.toISOString() } : null
}

/** A commit that claims to be more than a day younger than the head moves nothing; undefined where no commit has a date. */
export async function historyOf({
  facts,
  repository,
  branch,
}: Pick<Scope, 'facts' | 'repository' | 'branch'>): Promise<History | undefined> {
  const { rows } = await sql<{ from: Date | null; to: Date | null }>`
    select min(committed_at) as from, max(committed_at) as to from commit
    where repository_id = ${repository.id} and commit_id <@ ${branch.commits}::int4multirange
      and committed_at <= coalesce((select committed_at from commit where repository_id = ${repository.id}
        and oid = decode(${branch.head}, 'hex')), 'infinity') + interval '1 day'`.execute(facts.db)
  const { from = null, to = null } = rows[0] ?? {}
  return from && to ? { from, to } : undefined
}
