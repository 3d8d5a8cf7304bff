/**
 * Understands what was kept: many at once and, of one project, in one go, for hundreds may come in a second and who sends waits for
 * an answer meanwhile. Where that fails, in halves, down to the one that it fails for: none takes another with it.
 */
import { setImmediate as others } from 'node:timers/promises'
import type pg from 'pg'
import type { Facts } from '#facts/facts.ts'
import { gathered } from '#facts/forge/dump/batches.ts'
import { enterProject, type ProjectSeen } from '#facts/forge/projects.ts'
import { writeForge } from '#facts/forge/write.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { messageOf } from '#std/errors.ts'
import type { HookSettings } from './settings.ts'
import { notUnderstood, understood, type Kept, type Understood } from './understood.ts'

const together = 200

/** After each attempt that failed for a reason of ours, in minutes: an outage of some hours loses nothing. What fails then still is left for people to look at. */
const pauses = [0.5, 2, 10, 60, 360]

interface Waiting extends Kept {
  id: string
  attempts: number
}

interface Wish {
  hosts: HookSettings['hosts']
  now: Date
}

interface Outcome {
  waiting: Waiting
  outcome: 'kept' | 'nothing' | 'not understood' | 'failed'
  /** In words, of the last two. */
  problem: string | null
}

/** What waits, the oldest first; how many were looked at. Two processes never look at the same one. */
export async function processDeliveries({ pool }: Facts, { hosts, now }: Wish): Promise<number> {
  return onConnectionOf(pool, (client) =>
    transactionOn(client, async () => {
      const { rows } = await client.query<Waiting>(
        `select source, delivery_id as id, event, body, received_at as "receivedAt", attempts from forge.delivery
         where processed_at is null and attempts <= ${pauses.length} and coalesce(try_at, $1) <= $1
         order by received_at limit ${together} for update skip locked`,
        [now],
      )
      const { outcomes, groups } = await sorted(rows, hosts)
      for (const group of groups) outcomes.push(...(await write(client, group)))
      await mark(client, outcomes, now)
      return rows.length
    }),
  )
}

interface Group {
  project: ProjectSeen
  members: { waiting: Waiting; batch: Understood['batch'] }[]
}

/** By project; and what there is nothing to write of. */
async function sorted(rows: readonly Waiting[], hosts: Wish['hosts']) {
  const outcomes: Outcome[] = []
  const groups = new Map<string, Group>()
  for (const waiting of rows) {
    // Whoever sends meanwhile is answered in between.
    await others()
    try {
      const told = understood(waiting)
      if (told === null) outcomes.push({ waiting, outcome: 'nothing', problem: null })
      else {
        const { source: forge } = waiting
        const host = hosts[forge] ?? told.project.host ?? usualHosts[forge]
        const project = { forge, ...told.project, host }
        const key = JSON.stringify([forge, host, project.path, project.externalId])
        const group = groups.get(key) ?? { project, members: [] }
        groups.set(key, group)
        group.members.push({ waiting, batch: told.batch })
      }
    } catch (error) {
      outcomes.push({ waiting, ...failed(error) })
    }
  }
  return { outcomes, groups: groups.values() }
}

const usualHosts = { github: 'github.com', gitlab: 'gitlab.com', gitea: 'gitea.com' } as const

async function write(client: pg.ClientBase, { project, members }: Group): Promise<Outcome[]> {
  await client.query('savepoint of_project')
  try {
    const batch = gathered(members.map((member) => member.batch))
    await writeForge(client, await enterProject(client, project), batch)
    await client.query('release savepoint of_project')
    return members.map(({ waiting }) => ({ waiting, outcome: 'kept', problem: null }))
  } catch (error) {
    await client.query('rollback to savepoint of_project')
    if (members.length <= 1) return members.map(({ waiting }) => ({ waiting, ...failed(error) }))
    const half = Math.ceil(members.length / 2)
    return [
      ...(await write(client, { project, members: members.slice(0, half) })),
      ...(await write(client, { project, members: members.slice(half) })),
    ]
  }
}

function failed(error: unknown): Omit<Outcome, 'waiting'> {
  const fault = notUnderstood(error)
  const problem = (fault ?? messageOf(error)).slice(0, 500)
  return { outcome: fault === undefined ? 'failed' : 'not understood', problem }
}

/** What failed for a reason of ours is tried again, later and later; what is not understood today is not tomorrow. */
async function mark(client: pg.ClientBase, all: readonly Outcome[], now: Date): Promise<void> {
  const tryAt = all.map(({ waiting, outcome }) =>
    outcome === 'failed'
      ? new Date(now.getTime() + (pauses[waiting.attempts] ?? 0) * 60_000)
      : null,
  )
  await client.query(
    `update forge.delivery d set attempts = attempts + 1, outcome = t.outcome, problem = t.problem, try_at = t.try_at,
       processed_at = case when t.outcome = 'failed' then null else $6::timestamptz end
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) as t (source, id, outcome, problem, try_at)
     where d.source = t.source and d.delivery_id = t.id`,
    [
      ...[all.map(({ waiting }) => waiting.source), all.map(({ waiting }) => waiting.id)],
      ...[all.map(({ outcome }) => outcome), all.map(({ problem }) => problem), tryAt, now],
    ],
  )
}
