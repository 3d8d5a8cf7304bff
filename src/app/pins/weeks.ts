/** What happened week by week on either side of a day: the course that before and after are told from. */
import { sql, type RawBuilder } from 'kysely'
import { countedChanges } from '#facts/reading/counted.ts'
import { notFindings } from '#facts/words/classes.ts'
import { flag } from '#facts/words/flags.ts'
import { kindNumber, type Kind } from '#facts/words/kinds.ts'
import { datedBatches } from '#insights/batches/query.ts'
import { inScope, type Scope } from '#insights/insight.ts'
import { inquire } from '#insights/releases/inquiry.ts'
import { judge } from '#insights/releases/failure.ts'
import { leadTimes } from '#insights/releases/lead-times.ts'
import type { ReleasesInput } from '#insights/releases/shape.ts'
import type { Weeks } from '#std/before-after.ts'
import { dealtToWeeks, weekMs, weeksAround, type WeekSpan } from '#std/whole-weeks.ts'
import { historyOf } from '../history.ts'

/** As whole-weeks.ts has it; `from` as the histories of git have their times. */
export interface Span extends Omit<WeekSpan, 'from'> {
  from: Date
}

/** `since` is a day, whose first instant in UTC parts the weeks. Undefined where no commit has a date. */
export async function spanAround(
  scope: Scope,
  { since, beforeMax }: { since: string; beforeMax: number },
): Promise<Span | undefined> {
  const history = await historyOf(scope)
  const first = scope.prefix === '' ? history?.from : await firstTouch(scope)
  if (history === undefined || first === undefined) return undefined
  const known = { first: first.getTime(), newest: history.to.getTime(), beforeMax }
  const span = weeksAround(since, known)
  return { ...span, from: new Date(span.from) }
}

/** How many whole weeks a window is long; without end where it is all time. */
export function weeksIn({ from, to }: Record<'from' | 'to', number | null>): number {
  return from === null || to === null ? Infinity : Math.max(1, Math.round((to - from) / weekMs))
}

async function firstTouch(scope: Scope): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`select min(q.committed_at) as at
    from ${countedChanges(scope.facts.db, { ...inScope(scope), from: null, to: null })} q`.execute(
    scope.facts.db,
  )
  return rows[0]?.at ?? undefined
}

/** The same question, asked for the span alone. */
function within(scope: Scope, { from, weeks }: Span): Scope {
  const to = new Date(from.getTime() + weeks * weekMs - 1)
  return { ...scope, window: { label: 'weeks', from, to } }
}

export interface WeekOfChanges {
  changes: number
  fixes: number
  reverts: number
  /** Of the kind asked for. */
  ofKind: number
  /** Changes of files: each change once for each file it touches. */
  touches: number
}

/** Changes that touch a file somebody writes, and what they say they are; with `all` every change. */
export async function changesByWeek(
  scope: Scope,
  span: Span,
  { kind = 'fix', all = false }: { kind?: Kind; all?: boolean } = {},
): Promise<WeekOfChanges[]> {
  const week = sql`floor((extract(epoch from q.committed_at) - ${span.from.getTime() / 1000}::numeric) / ${weekMs / 1000})::integer`
  const rows = await countChanges(within(scope, span), { kind, all, by: week })
  const byWeek = new Map(rows.map(({ group, ...counts }) => [group, counts]))
  return Array.from({ length: span.weeks }, (_, at) => byWeek.get(at) ?? none)
}

/** Every change of a window. */
export async function changesIn(scope: Scope): Promise<WeekOfChanges> {
  const rows = await countChanges(scope, { kind: 'fix', all: true, by: sql`1::integer` })
  return rows[0] ?? none
}

const none: WeekOfChanges = { changes: 0, fixes: 0, reverts: 0, ofKind: 0, touches: 0 }

async function countChanges(
  scope: Scope,
  { kind, all, by }: { kind: Kind; all: boolean; by: RawBuilder<unknown> },
): Promise<(WeekOfChanges & { group: number })[]> {
  const { facts, repository } = scope
  const isWritten = sql<boolean>`coalesce(l.file_id, ch.path_id) in (
    select path_id from path where repository_id = ${repository.id} and class not in (${sql.join(notFindings)}))`
  const changes = countedChanges(facts.db, inScope(scope)).$if(!all, (query) =>
    query.where(isWritten),
  )
  const count = sql`count(distinct q.commit_id)`
  const { rows } = await sql<WeekOfChanges & { group: number }>`
    select ${by} as "group", ${count} as changes,
      ${count} filter (where q.flags & ${sql.lit(flag.fix)} > 0) as fixes,
      ${count} filter (where q.flags & ${sql.lit(flag.revert)} > 0) as reverts,
      ${count} filter (where q.kind = ${sql.lit(kindNumber(kind))}) as "ofKind",
      count(distinct (q.commit_id, q.file_id)) as touches
    from ${changes} q group by 1`.execute(facts.db)
  return rows
}

export async function sizesByWeek(scope: Scope, span: Span, of: 'lines' | 'paths'): Promise<Weeks> {
  const weeks = dealt(span, await datedBatches(within(scope, span)))
  return { of: 'median', weeks: weeks.map((week) => week.flatMap((batch) => batch[of] ?? [])) }
}

export async function bulkByWeek(scope: Scope, span: Span): Promise<Weeks> {
  const weeks = dealt(span, await datedBatches(within(scope, span)))
  return {
    of: 'share',
    weeks: weeks.map((week) => ({
      yes: week.filter(({ isBulk }) => isBulk).length,
      all: week.length,
    })),
  }
}

/** Of the component that the answer speaks of. */
export async function releasesByWeek(
  scope: Scope,
  span: Span,
  { input, of }: { input: ReleasesInput; of: 'count' | 'lead time' | 'interval' | 'failures' },
): Promise<Weeks> {
  const asked = within(scope, span)
  const { siblings, isInWindow, touching, aftermath, component } = await inquire(asked, input)
  const released = siblings.filter(isInWindow)
  const weeks = dealt(span, released)
  switch (of) {
    case 'count':
      return { of: 'rate', weeks: weeks.map(({ length }) => length) }
    case 'interval':
      return {
        of: 'median',
        weeks: weeks.map((week) => week.flatMap(({ intervalDays }) => intervalDays ?? [])),
      }
    case 'lead time': {
      const leads = await leadTimes(asked, released, touching)
      return {
        of: 'median',
        weeks: weeks.map((week) => week.flatMap((release) => leads.get(release)?.days ?? [])),
      }
    }
    case 'failures': {
      const judged = weeks.map((week) =>
        week.flatMap((release) => judge(release, aftermath(component)).failed ?? []),
      )
      return {
        of: 'share',
        weeks: judged.map((week) => ({ yes: week.filter(Boolean).length, all: week.length })),
      }
    }
  }
}

function dealt<Item extends { at: Date | null }>({ from, weeks }: Span, items: readonly Item[]) {
  return dealtToWeeks(items, { from: from.getTime(), weeks }, ({ at }) => at?.getTime() ?? null)
}
