/** The largest changes, by what they are called. */
import { sql } from 'kysely'
import type { Scope } from '../insight.ts'
import type { Batch } from './query.ts'

export interface LargeBatch {
  oid: string | null
  subject: string
  at: Date | null
  paths: number
  lines: number
}

interface Named {
  id: number
  oid: string
  at: Date | null
  subject: string
  ticket: string | null
}

/** By lines, then paths, then object id or ticket. Nobody's days are listed. */
export async function largestBatches(
  scope: Scope,
  batches: readonly Batch[],
  limit: number,
): Promise<LargeBatch[]> {
  if (scope.unit === 'author-day' || limit === 0) return []
  const enough = linesMin(batches, limit)
  const sized = batches.flatMap((batch) =>
    batch.lines === null || batch.lines < enough ? [] : [{ ...batch, lines: batch.lines }],
  )
  const bySize = sized.sort(compareSizes)
  const last = bySize[limit - 1]
  // Those of the same size as the last stay in until they have names to be ordered by.
  const chosen =
    last === undefined ? bySize : bySize.filter((batch) => compareSizes(batch, last) <= 0)
  const named = await names(
    scope,
    chosen.map((batch) => batch.commitId),
  )
  return chosen
    .flatMap(({ commitId, paths, lines }): LargeBatch[] => {
      const commit = named.get(commitId)
      if (commit === undefined) return []
      const { ticket } = commit
      return [
        {
          oid: ticket === null ? commit.oid : null,
          subject: ticket ?? commit.subject,
          at: ticket === null ? commit.at : null,
          paths,
          lines,
        },
      ]
    })
    .sort((a, b) => compareSizes(a, b) || (nameOf(a) < nameOf(b) ? -1 : 1))
    .slice(0, limit)
}

/** What one of the `limit` largest has at least: numbers sort in a tenth of the time that batches take. */
function linesMin(batches: readonly Batch[], limit: number): number {
  const sorted = Float64Array.from(batches, (batch) => batch.lines ?? -1).sort()
  return sorted[sorted.length - limit] ?? 0
}

/** A ticket is the first in the alphabet that the commit names, as for the unit. */
async function names(
  { facts, repository, unit }: Scope,
  commitIds: readonly number[],
): Promise<Map<number, Named>> {
  const { rows } = await sql<Named>`
    select c.commit_id as id, encode(c.oid, 'hex') as oid, c.committed_at as at, coalesce(m.subject, '') as subject,
      case when ${unit === 'ticket'}::boolean then (select min(r.key collate "C") from reference r where r.repository_id = ${repository.id}
        and r.commit_id = c.commit_id and r.kind in ('mentions', 'closes')) end as ticket
    from commit c left join message m on m.repository_id = c.repository_id and m.commit_id = c.commit_id
    where c.repository_id = ${repository.id} and c.commit_id = any(${commitIds}::integer[])`.execute(
    facts.db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

interface Sized {
  paths: number
  lines: number
}

function compareSizes(a: Sized, b: Sized): number {
  return b.lines - a.lines || b.paths - a.paths
}

function nameOf({ oid, subject }: LargeBatch): string {
  return oid ?? subject
}
