/**
 * The stages of all changes of a repository, made once and kept until something they hang on changes: what was seen on the forge, who
 * is a bot, what the history says about commits, the team's settings, what people corrected. No arrival computes what a write could.
 */
import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { accountsState } from '#facts/forge/who.ts'
import type { Facts } from '#facts/facts.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { calendarOf } from './calendar.ts'
import { readCorrections } from './corrections.ts'
import { keepFlow } from './keep.ts'
import { isKept, type MadeFrom } from './kept.ts'
import { readChanges } from './read-changes.ts'
import { rowsOf } from './rows-of.ts'
import type { FlowSettings } from './settings.ts'

/** Raised when the way they are made changes. */
const version = 6

export interface FlowWish {
  repositoryId: number
  settings: FlowSettings
  /** What is kept may be shown while it is made anew elsewhere. */
  mayBeBehind?: boolean
}

/**
 * Makes them where they are not as they would be made now. What is read meanwhile may be newer than what it is kept as: then it is made
 * again with the next question, and never taken for more than it is.
 */
export async function prepareFlow(facts: Facts, wish: FlowWish): Promise<void> {
  const { repositoryId, settings, mayBeBehind = false } = wish
  const made = await madeFrom(facts, wish)
  if (await isKept(facts, 'flow_state', { repositoryId, made, mayBeBehind })) return
  const { requests: leftOut, deployments: said } = await readCorrections(facts, repositoryId)
  const changes = await readChanges(facts, { ...wish, said })
  const rows = rowsOf(changes, { calendar: calendarOf(settings), leftOut })
  // No connection is held while another is asked for: where there is but one, nobody would ever get it.
  await onConnectionOf(facts.pool, (client) =>
    transactionOn(client, async () => {
      await client.query('select pg_advisory_xact_lock($1, $2)', [flowLock, repositoryId])
      await keepFlow(client, { repositoryId, ...rows, made })
    }),
  )
}

const flowLock = 0x6361_6974

async function madeFrom(facts: Facts, { repositoryId, settings }: FlowWish): Promise<MadeFrom> {
  const { rows } = await sql<{ telling: number; state: string }>`
    select coalesce(p.telling, 0) as telling, concat_ws(' ', r.telling, encode(b.head, 'hex'),
      (select count(*) || ' ' || count(undone_at) from forge.correction c where c.repository_id = r.repository_id),
      (select sum(upper(l.commits) - lower(l.commits)) from lines_done l where l.repository_id = r.repository_id)) as state
    from repository r left join forge.project p on p.repository_id = r.repository_id
    left join branch b on b.repository_id = r.repository_id and b.is_default
    where r.repository_id = ${repositoryId}`.execute(facts.db)
  const { production, components, zone, hours, days, holidays } = settings
  const told = JSON.stringify([production, components, zone, hours, days, holidays])
  const [row] = rows
  const accounts = await accountsState(facts, repositoryId)
  const from = [version, row?.state, accounts, hash('sha256', told)].join(' ')
  return { telling: row?.telling ?? 0, from }
}
