/** At which hours of the week changes waited, as `keepFlow` left it. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import { stageNames, type StageName } from './stages.ts'

interface HoursQuestion {
  repositoryIds: readonly number[]
  /** Both are counted: year * 12 + month - 1. */
  months: { from: number; to: number }
  stages: readonly StageName[]
}

/** 168 lengths in minutes, Monday from 0 to 1 first; and the first and the last month of which there are any. */
export async function readHours(
  { db }: Facts,
  { repositoryIds, months: { from, to }, stages }: HoursQuestion,
): Promise<{ hours: number[]; months: { from: number; to: number } | null }> {
  const numbers = stages.map((stage) => stageNames.indexOf(stage))
  const { rows } = await sql<{ month: number; minutes: number[] }>`
    select month, minutes from forge.flow_hours
    where repository_id = any (${repositoryIds}) and month between ${from} and ${to} and stage = any (${numbers})
    order by month`.execute(db)
  const hours = Array.from<number>({ length: 168 }).fill(0)
  for (const { minutes } of rows)
    for (const [hour, length] of minutes.entries()) hours[hour] = (hours[hour] ?? 0) + length
  const [first, last] = [rows[0], rows.at(-1)]
  const months = first && last ? { from: first.month, to: last.month } : null
  return { hours: hours.map((minutes) => Math.round(minutes * 100) / 100), months }
}
