/** Who is who as it is stored for one repository: read, and written where it differs. */
import type pg from 'pg'
import type { Attribution, Identity } from './who-is-who.ts'

/** All of the repository; or those of everybody whose key is given or who bears one of the identities. */
export async function readAttributions(
  client: pg.ClientBase,
  repositoryId: number,
  some?: { identityIds: readonly number[]; keys: readonly string[] },
): Promise<Attribution[]> {
  const theirs = `and a.person_id in (
    select person_id from attribution where repository_id = $1 and identity_id = any($2)
    union select person_id from person where key = any($3))`
  const { rows } = await client.query<Attribution>(
    `select a.identity_id, i.name as claimed_name, i.email as claimed_email, a.mapped_name, a.mapped_email, a.commits,
       p.key, a.because, a.name, a.email, a.kind, a.kind_because
     from attribution a join person p using (person_id) join identity i using (identity_id)
     where a.repository_id = $1 ${some === undefined ? '' : theirs} order by a.identity_id`,
    some === undefined ? [repositoryId] : [repositoryId, some.identityIds, some.keys],
  )
  return rows
}

/**
 * Those of whom a .mailmap said something, and those who bear one of these e-mails (in lower case). PostgreSQL lowers only
 * ASCII: whoever has any other letter in an e-mail is given, too.
 */
export async function readMentioned(
  client: pg.ClientBase,
  repositoryId: number,
  emails: readonly string[],
): Promise<Identity[]> {
  const { rows } = await client.query<Identity>(
    `select a.identity_id, i.name as claimed_name, i.email as claimed_email, a.mapped_name, a.mapped_email, a.commits
     from attribution a join identity i using (identity_id)
     where a.repository_id = $1 and (a.mapped_name is not null or a.mapped_email is not null
       or lower(i.email) = any($2) or i.email ~ '[^\x01-\x7f]')
     order by a.identity_id`,
    [repositoryId, emails],
  )
  return rows
}

export interface Retold {
  /** Whether somebody is someone else now, is called otherwise, or is new. */
  isChanged: boolean
  /** Whether somebody known was taken for a person before and is a bot now, or the other way round. */
  isBotsNew: boolean
  /** Ids of persons whom somebody known joined or left, in order. */
  regrouped: number[]
}

/** `now` stands in for `before`, which is what is stored of the same people. */
export async function writeAttributions(
  client: pg.ClientBase,
  repositoryId: number,
  before: readonly Attribution[],
  now: readonly Attribution[],
): Promise<Retold> {
  const known = new Map(before.map((row) => [row.identity_id, row]))
  const fresh = now.filter((row) => {
    const old = known.get(row.identity_id)
    return old === undefined || old.commits !== row.commits || isToldOtherwise(old, row)
  })
  if (fresh.length === 0) return { isChanged: false, isBotsNew: false, regrouped: [] }
  await write(client, repositoryId, fresh)
  const told = fresh.map((row) => ({ row, old: known.get(row.identity_id) }))
  const isChanged = told.some(({ row, old }) => old === undefined || isToldOtherwise(old, row))
  if (isChanged)
    await client.query('update repository set telling = telling + 1 where repository_id = $1', [
      repositoryId,
    ])
  return {
    isChanged,
    isBotsNew: told.some(({ row, old }) => old !== undefined && old.kind !== row.kind),
    regrouped: await personIds(
      client,
      told.flatMap(({ row, old }) =>
        old === undefined || old.key === row.key ? [] : [old.key, row.key],
      ),
    ),
  }
}

async function personIds(client: pg.ClientBase, keys: readonly string[]): Promise<number[]> {
  if (keys.length === 0) return []
  const { rows } = await client.query<{ person_id: number }>(
    'select person_id from person where key = any($1) order by person_id',
    [keys],
  )
  return rows.map((row) => row.person_id)
}

function isToldOtherwise(old: Attribution, row: Attribution): boolean {
  return told.some((part) => old[part] !== row[part])
}

const told = [
  ...(['key', 'because', 'name', 'email', 'kind'] as const),
  ...(['kind_because', 'mapped_name', 'mapped_email'] as const),
] as const

async function write(
  client: pg.ClientBase,
  repositoryId: number,
  rows: readonly Attribution[],
): Promise<void> {
  const keys = [...new Set(rows.map(({ key }) => key))]
  // In one order, so that no two scans wait for each other.
  await client.query(
    `insert into person (key) select key from unnest($1::text[]) key
     where not exists (select from person p where p.key = key.key) order by key on conflict (key) do nothing`,
    [keys],
  )
  await client.query(
    `insert into attribution (repository_id, identity_id, person_id, because, name, email, kind, kind_because, mapped_name,
       mapped_email, commits)
     select $1, identity_id, person_id, because, name, email, kind, kind_because, mapped_name, mapped_email, commits
     from json_to_recordset($2) as a (identity_id integer, key text, because text, name text, email text, kind text,
       kind_because text, mapped_name text, mapped_email text, commits integer)
     join person using (key)
     on conflict (repository_id, identity_id) do update set person_id = excluded.person_id, because = excluded.because,
       name = excluded.name, email = excluded.email, kind = excluded.kind, kind_because = excluded.kind_because,
       mapped_name = excluded.mapped_name, mapped_email = excluded.mapped_email, commits = excluded.commits`,
    [repositoryId, JSON.stringify(rows)],
  )
}
