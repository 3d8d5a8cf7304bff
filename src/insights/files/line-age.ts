/** How old the lines of one file are, exactly: from blame and the dates of the commits it names. */
import { sql } from 'kysely'
import { quantile } from '#std/statistics.ts'
import type { BlameSpan, Scope } from '../insight.ts'
import { rounded } from '#std/spread.ts'

export interface LineAge {
  path: string
  lines: number
  /** Days from each line's last change to the window's end; null where no line's commit has a date. */
  daysP10: number | null
  daysP50: number | null
  daysP90: number | null
  /** How many of the lines at head were last changed in each year (UTC), oldest first; null for commits without a date. */
  byYear: { year: number | null; lines: number }[]
}

export async function lineAge(scope: Scope, path: string, end: Date | null): Promise<LineAge> {
  const spans = await scope.code.blame(path)
  return ageOf(
    path,
    spans,
    await datesOf(scope, [...new Set(spans.map((span) => span.commit))]),
    end,
  )
}

function ageOf(
  path: string,
  spans: readonly BlameSpan[],
  dates: ReadonlyMap<string, Date>,
  end: Date | null,
): LineAge {
  const years = new Map<number | null, number>()
  const days: number[] = []
  let lines = 0
  for (const { startLine, endLine, commit } of spans) {
    const count = endLine - startLine + 1
    const at = dates.get(commit)
    lines += count
    const year = at?.getUTCFullYear() ?? null
    years.set(year, (years.get(year) ?? 0) + count)
    if (at === undefined || end === null) continue
    for (let line = 0; line < count; line++)
      days.push(Math.max(0, end.getTime() - at.getTime()) / dayMs)
  }
  days.sort((a, b) => a - b)
  return {
    path,
    lines,
    daysP10: rounded(quantile(days, 0.1)),
    daysP50: rounded(quantile(days, 0.5)),
    daysP90: rounded(quantile(days, 0.9)),
    byYear: [...years]
      .map(([year, count]) => ({ year, lines: count }))
      .sort((a, b) => (a.year ?? 0) - (b.year ?? 0)),
  }
}

const dayMs = 86_400_000

async function datesOf({ facts, repository }: Scope, oids: string[]): Promise<Map<string, Date>> {
  const { rows } = await sql<{ oid: string; at: Date }>`
    select encode(oid, 'hex') as oid, committed_at as at from commit
    where repository_id = ${repository.id} and committed_at is not null
      and oid = any(select decode(o, 'hex') from unnest(${oids}::text[]) o)`.execute(facts.db)
  return new Map(rows.map((row) => [row.oid, row.at]))
}
