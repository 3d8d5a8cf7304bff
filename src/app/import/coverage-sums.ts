/** For how many of its requests a repository has all of a kind: where it has not, that nothing is seen means nothing. */
import type { Facts } from '#facts/facts.ts'

export interface CoverageSum {
  kind: string
  /** Requests of which all was read; null for what belongs to the repository as a whole. */
  requests: number | null
  of: number | null
  isWhole: boolean
}

const kindsOfRequests = ['reviews', 'review_comments', 'comments', 'commits', 'events', 'paths']

export async function coverageSums(
  { pool }: Facts,
  repositoryId: number,
): Promise<{ repository: string; coverage: CoverageSum[] }> {
  const { rows } = await pool.query<{ name: string; requests: number }>(
    `select r.name, (select count(*)::int from forge.request q where q.repository_id = r.repository_id) as requests
     from repository r where repository_id = $1`,
    [repositoryId],
  )
  const { rows: sums } = await pool.query<{ kind: string; requests: number; all: boolean }>(
    `select c.kind, count(q.number)::int as requests, bool_or(c.number = 0) as all
     from forge.coverage c left join forge.request_told q
       on q.repository_id = c.repository_id and q.number = c.number and c.version >= q.needs_version
     where c.repository_id = $1 group by c.kind order by c.kind`,
    [repositoryId],
  )
  const of = rows[0]?.requests ?? 0
  // Which files a request changes, few sources tell: only where one did, it is missing of the others.
  const told = kindsOfRequests.filter(
    (kind) => kind !== 'paths' || sums.some((one) => one.kind === kind),
  )
  const ofRequests = told.map((kind) => {
    const sum = sums.find((one) => one.kind === kind)
    const requests = sum?.requests ?? 0
    return { kind, requests, of, isWhole: of > 0 && requests === of }
  })
  const whole = sums
    .filter(({ kind }) => !kindsOfRequests.includes(kind))
    .map(({ kind, all }) => ({ kind, requests: null, of: null, isWhole: all }))
  return { repository: rows[0]?.name ?? '', coverage: of > 0 ? [...ofRequests, ...whole] : whole }
}
