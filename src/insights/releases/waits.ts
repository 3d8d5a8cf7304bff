/** The waits beside the release itself: of changes until they land on the branch, and of those no release holds yet. */
import { sql } from 'kysely'
import { readPacked } from '#facts/reading/packed.ts'
import type { Scope } from '../insight.ts'
import { isTouching } from './touching.ts'

export interface Landings {
  days: number[]
  /** Landed before they were authored, by their own clocks. */
  negative: number
}

/**
 * Authored to landed: for changes that a merge brought in, the time to that merge on the first-parent line. In the window by
 * the merge's date. Only the default branch's line is kept, so there is none for others.
 */
export async function landings(
  scope: Scope,
  touching: readonly number[] | null,
): Promise<Landings | null> {
  const { branch, window } = scope
  if (!branch.isDefault) return null
  const isAll = window.from === null && window.to === null && touching === null
  const seconds = await (isAll ? allLandings(scope) : landingsIn(scope, touching))
  const days = Array.from(seconds, (second) => second / 86_400)
  return { days: days.filter((day) => day >= 0), negative: days.filter((day) => day < 0).length }
}

/** In seconds. */
function landingsIn(
  { facts, repository, window }: Scope,
  touching: readonly number[] | null,
): Promise<Int32Array> {
  return readPacked(
    facts.db,
    // date_part, because extract is five times slower. No wait is longer than 60 years.
    sql`int4send(least(2147483647, greatest(-1, date_part('epoch', l.committed_at) - date_part('epoch', c.authored_at)))::integer)`,
    sql`landing join commit c on c.repository_id = landing.repository_id and c.commit_id = landing.commit_id
      join commit l on l.repository_id = landing.repository_id and l.commit_id = landing.landed_id
      where landing.repository_id = ${repository.id} and c.repository_id = ${repository.id} and l.repository_id = ${repository.id}
        and c.parents < 2 and l.committed_at is not null and c.authored_at is not null
        ${window.from === null ? sql`` : sql`and l.committed_at >= ${window.from}`}
        ${window.to === null ? sql`` : sql`and l.committed_at <= ${window.to}`}
        ${isTouching(touching)}`,
  )
}

/** The same over all time: the database would hash all commits twice to join them; here they lie by id. */
async function allLandings({ facts, repository }: Scope): Promise<number[]> {
  const [commits, landed] = await Promise.all([
    readPacked(
      facts.db,
      sql`int4send(commit_id) || int8send(case when parents < 2 then coalesce(date_part('epoch', authored_at)::bigint, ${sql.lit(noDate)}) else ${sql.lit(noDate)} end)
        || int8send(coalesce(date_part('epoch', committed_at)::bigint, ${sql.lit(noDate)}))`,
      sql`commit where repository_id = ${repository.id}`,
    ),
    readPacked(
      facts.db,
      sql`int4send(commit_id) || int4send(landed_id)`,
      sql`landing where repository_id = ${repository.id}`,
    ),
  ])
  let last = 0
  for (let row = 0; row < commits.length; row += 5) last = Math.max(last, commits[row] ?? 0)
  const authored = new Float64Array(last + 1).fill(noDate)
  const committed = new Float64Array(last + 1).fill(noDate)
  for (let row = 0; row < commits.length; row += 5) {
    const id = commits[row] ?? 0
    authored[id] = wide(commits, row + 1)
    committed[id] = wide(commits, row + 3)
  }
  const seconds: number[] = []
  for (let row = 0; row < landed.length; row += 2) {
    const from = authored[landed[row] ?? 0] ?? noDate
    const to = committed[landed[row + 1] ?? 0] ?? noDate
    if (from !== noDate && to !== noDate)
      seconds.push(Math.min(2_147_483_647, Math.max(-1, to - from)))
  }
  return seconds
}

const noDate = -(2 ** 52)

function wide(numbers: Int32Array, index: number): number {
  return (numbers[index] ?? 0) * 2 ** 32 + ((numbers[index + 1] ?? 0) >>> 0)
}

/** Ages in days, against the branch's newest commit, of the changes on it that none of these releases' commits are. */
export async function unreleased(
  scope: Scope,
  {
    released,
    until,
    touching,
  }: { released: string; until: Date; touching: readonly number[] | null },
): Promise<number[]> {
  const { facts, repository, branch } = scope
  const seconds = await readPacked(
    facts.db,
    sql`int4send(least(2147483647, greatest(0, date_part('epoch', ${until}::timestamptz) - date_part('epoch', coalesce(c.committed_at, ${until}))))::integer)`,
    sql`unnest(${branch.commits}::int4multirange - ${released}::int4multirange) r
      join commit c on c.repository_id = ${repository.id} and c.commit_id >= lower(r) and c.commit_id < upper(r)
      where c.parents < 2 ${isTouching(touching)}`,
  )
  return Array.from(seconds, (second) => second / 86_400)
}
