/** How a team works, as it said: for the whole workspace, and what a repository says otherwise. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import { forgeOf } from '#facts/forge/tables.ts'
import { calendarOf } from '#insights/flow/calendar.ts'
import { FlowSettings } from '#insights/flow/settings.ts'

/** 0 of the workspace. Whatever a repository does not say, the workspace does; what that does not, is as usual. */
export async function flowSettings({ db }: Facts, repositoryId: number): Promise<FlowSettings> {
  const rows = await forgeOf({ db })
    .selectFrom('flow_setting')
    .select('value')
    .where('repository_id', 'in', [0, repositoryId])
    .orderBy('repository_id')
    .execute()
  return FlowSettings.parse(Object.assign({}, ...rows.map(({ value }) => value)))
}

/** What is not named stays as it is; null takes back what was said of it. */
export async function sayFlowSettings(
  { db }: Facts,
  { repositoryId, said }: { repositoryId: number; said: Readonly<Record<string, unknown>> },
): Promise<FlowSettings> {
  return db.transaction().execute(async (tx) => {
    await sql`insert into forge.flow_setting (repository_id, value) values (${repositoryId}, '{}') on conflict do nothing`.execute(
      tx,
    )
    const { rows } = await sql<{ id: number; value: Record<string, unknown> }>`
      select repository_id as id, value from forge.flow_setting
      where repository_id in (0, ${repositoryId}) order by repository_id for update`.execute(tx)
    const before = rows.at(-1)?.value ?? {}
    const given = Object.entries(said).filter(([, value]) => value !== undefined)
    const after = Object.fromEntries(
      Object.entries({ ...before, ...Object.fromEntries(given) }).filter(
        ([, value]) => value !== null,
      ),
    )
    const below = repositoryId === 0 ? {} : rows.find(({ id }) => id === 0)?.value
    const settings = FlowSettings.parse({ ...below, ...after })
    // Hours that make no sense are refused before they are kept.
    calendarOf(settings)
    await sql`update forge.flow_setting set value = ${JSON.stringify(after)}::jsonb where repository_id = ${repositoryId}`.execute(
      tx,
    )
    return settings
  })
}
