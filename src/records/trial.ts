/** Until when a record that holds does so on trial only. Whatever a kind knows of a trial, it keeps it in these words. */
import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'

/** The day of its review; null of what holds for good, and of what does not hold. */
export const TrialUntil = z.iso.date().nullable()

/** Of a row of records, which goes by this name in the query; unnamed where it is the only table. */
export function trialUntil(row?: 'r'): RawBuilder<string | null> {
  const of = (column: string) => sql.ref(row === undefined ? column : `${row}.${column}`)
  return sql<string | null>`case when ${of('status')} = 'accepted'
    and ${of('detail')} #>> '{trial,state}' = 'running' then ${of('detail')} ->> 'reviewOn' end`
}
