/** From where a kind is read on: a little before where it stood, and of parts, what lacks them. */
import type pg from 'pg'
import type { Cursor, Parent, SyncKind } from '#facts/forge/port.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Read again each time: clocks of a forge differ from each other, and what is written there may show in a list a little later. */
const overlapMs = 10 * minute
/** Where runs are listed by when they were made, one that is run again bears its old time. */
const runsMadeOverlapMs = day

/** A run may wait or run so long; one that seems to do so for longer is not asked for again and again. */
const unfinishedMs = 5 * day

export interface Start {
  from: Cursor | null
  /** Null for kinds that are no parts of others. */
  parents: readonly Parent[] | null
}

interface StartWish {
  repositoryId: number
  kind: SyncKind
  cursor: Cursor | null
  /** Of the forge (facts/forge/port.ts). */
  listedByMaking: readonly SyncKind[]
}

export async function startOf(
  client: pg.ClientBase,
  { repositoryId, kind, cursor, listedByMaking }: StartWish,
): Promise<Start> {
  const ask = partsWanted[kind]
  if (ask !== undefined) return { from: null, parents: await parentsIn(client, ask, repositoryId) }
  if (cursor === null) return { from: null, parents: null }
  if (kind !== 'runs' || !listedByMaking.includes(kind))
    return { from: { at: cursor.at - overlapMs, id: '0' }, parents: null }
  const unfinishedAt = await oldestUnfinished(client, repositoryId, cursor)
  const at = Math.min(cursor.at - runsMadeOverlapMs, unfinishedAt ?? Infinity)
  return { from: { at, id: '0' }, parents: null }
}

async function oldestUnfinished(
  client: pg.ClientBase,
  repositoryId: number,
  { at }: Cursor,
): Promise<number | null> {
  const { rows } = await client.query<{ at: Date | null }>(
    `select min(created_at) as at from forge.run
     where repository_id = $1 and status <> 'completed' and created_at >= $2`,
    [repositoryId, new Date(at - unfinishedMs)],
  )
  return rows[0]?.at?.getTime() ?? null
}

const partsWanted: Partial<Record<SyncKind, string>> = {
  // Also a run that went on since: its version is another one then.
  jobs: `select run_id::text as id, max(r.version)::text as version
    from forge.run r left join forge.sync_part p on p.repository_id = r.repository_id and p.kind = 'jobs' and p.id = run_id
    where r.repository_id = $1 group by run_id having max(r.version) > coalesce(max(p.version), -1) order by run_id`,
  // Also a deployment of late that had come to no end: a status of it does not show in lists.
  deployment_statuses: `select deployment_id::text as id, d.version::text as version
    from forge.deployment d left join forge.sync_part p
      on p.repository_id = d.repository_id and p.kind = 'deployment_statuses' and p.id = deployment_id
    where d.repository_id = $1 and (p.id is null or d.version > p.version
      or (d.created_at > (select max(created_at) from forge.deployment where repository_id = $1) - interval '14 days'
        and not exists (select from forge.deployment_status s where s.repository_id = d.repository_id
          and s.deployment_id = d.deployment_id and s.state in ('success', 'failure', 'error', 'inactive'))))
    order by deployment_id`,
}

async function parentsIn(
  client: pg.ClientBase,
  ask: string,
  repositoryId: number,
): Promise<Parent[]> {
  const { rows } = await client.query<{ id: string; version: string }>(ask, [repositoryId])
  return rows.map(({ id, version }) => ({ id, version: Number(version) }))
}
