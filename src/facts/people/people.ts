/** Attributes a repository's identities to people: all of them, those that new commits bring, or all by new words. */
import type pg from 'pg'
import { readAttributions, readMentioned, writeAttributions, type Retold } from './attributions.ts'
import { choicesBy, readWords } from './choices.ts'
import { amongCommits } from '#facts/rollups/among-commits.ts'
import { keyOf, whoIsWho, type Identity } from './who-is-who.ts'

export interface MailmapLike {
  /** The name and e-mail the map gives this one; null parts stay as they are. */
  canonical(name: string, email: string): { name: string | null; email: string | null } | undefined
  /** The e-mails it speaks of, in lower case: it says nothing of any other. */
  emails: readonly string[]
}

export interface AttributionRequest {
  repositoryId: number
  /** Commits on the default branch, as an int4multirange: how often a name was used is counted there. */
  commits: string
  mailmap: MailmapLike
  /** What came since the repository was last attributed; null to attribute everybody. */
  since: {
    /** Commits that the default branch gained, which lost none. */
    gained: string
    /** Commits below this id have had their people attributed. */
    attributedCount: number
    /** Whether .mailmap was another one then. */
    isMapNew: boolean
  } | null
}

/** Held alone while a word is said, by the two-number form of PostgreSQL's advisory locks. */
export const wordsLock = 0x7065_6f70

export async function attribute(
  client: pg.ClientBase,
  request: AttributionRequest,
): Promise<Retold> {
  // A word said by hand waits for this transaction, and then finds what it attributed.
  await client.query('select pg_advisory_xact_lock_shared($1, 0)', [wordsLock])
  const { since } = request
  return since === null ? attributeAll(client, request) : attributeNew(client, request, since)
}

async function attributeAll(
  client: pg.ClientBase,
  { repositoryId, commits, mailmap }: AttributionRequest,
): Promise<Retold> {
  const before = await readAttributions(client, repositoryId)
  const { rows } = await client.query<Claimed>(
    `select identity_id, name as claimed_name, email as claimed_email, sum(commits)::integer as commits from (
       select author_id as identity_id, count(*) filter (where commit_id <@ $2::int4multirange) as commits
       from commit where repository_id = $1 group by 1
       union all select distinct committer_id, 0 from commit where repository_id = $1
       union all select distinct identity_id, 0 from trailer where repository_id = $1 and identity_id is not null
     ) used join identity using (identity_id) group by identity_id, name, email order by identity_id`,
    [repositoryId, commits],
  )
  const identities = rows.map((row) => mapped(row, mailmap))
  const now = whoIsWho(identities, choicesBy(await readWords(client)))
  return writeAttributions(client, repositoryId, before, now)
}

/**
 * Only those who are new or made new commits, and whoever is one person with them: nobody else can be told otherwise, unless
 * .mailmap is a new one. Commits counted before are not counted again.
 */
async function attributeNew(
  client: pg.ClientBase,
  { repositoryId, mailmap }: AttributionRequest,
  { gained, attributedCount, isMapNew }: NonNullable<AttributionRequest['since']>,
): Promise<Retold> {
  const { rows } = await client.query<Claimed & { is_known: boolean }>(
    `select used.identity_id, i.name as claimed_name, i.email as claimed_email, sum(used.commits)::integer as commits,
       a.identity_id is not null as is_known
     from (
       select author_id as identity_id, count(*) as commits from commit
       where repository_id = $1 and ${amongCommits('commit_id', gained)} group by 1
       union all select author_id, 0 from commit where repository_id = $1 and commit_id >= $2
       union all select committer_id, 0 from commit where repository_id = $1 and commit_id >= $2
       union all select identity_id, 0 from trailer where repository_id = $1 and commit_id >= $2 and identity_id is not null
     ) used
     join identity i using (identity_id)
     left join attribution a on a.repository_id = $1 and a.identity_id = used.identity_id
     group by used.identity_id, i.name, i.email, a.identity_id order by used.identity_id`,
    [repositoryId, attributedCount],
  )
  const choices = choicesBy(await readWords(client))
  const newcomers = rows.filter((row) => !row.is_known).map((row) => mapped(row, mailmap))
  const busy = rows.filter((row) => row.is_known && row.commits > 0)
  const keys = new Set(newcomers.map((identity) => keyOf(identity, choices).key))
  const remapped = isMapNew ? await readRemapped(client, repositoryId, mailmap) : []
  for (const row of remapped) keys.add(keyOf(mapped(row, mailmap), choices).key)
  const before = await readAttributions(client, repositoryId, {
    identityIds: [...busy, ...remapped].map((row) => row.identity_id),
    keys: [...keys],
  })
  const more = new Map(busy.map((row) => [row.identity_id, row.commits]))
  const grown = before.map((row) => {
    const now = mapped(row, isMapNew ? mailmap : asBefore(row))
    return { ...now, commits: row.commits + (more.get(row.identity_id) ?? 0) }
  })
  for (const [index, now] of grown.entries()) {
    const row = before[index]
    if (row !== undefined && isOtherwise(row, now)) keys.add(row.key).add(keyOf(now, choices).key)
  }
  const isOne = (_: unknown, index: number) => keys.has(before[index]?.key ?? '')
  const now = whoIsWho([...grown.filter(isOne), ...newcomers], choices)
  return writeAttributions(client, repositoryId, before.filter(isOne), now)
}

function asBefore({ mapped_name: name, mapped_email: email }: Identity): MailmapLike {
  return { canonical: () => ({ name, email }), emails: [] }
}

/** Of whom this map says something else than the one before it did. */
async function readRemapped(
  client: pg.ClientBase,
  repositoryId: number,
  mailmap: MailmapLike,
): Promise<Identity[]> {
  const rows = await readMentioned(client, repositoryId, mailmap.emails)
  return rows.filter((row) => isOtherwise(row, mapped(row, mailmap)))
}

function isOtherwise(one: Identity, other: Identity): boolean {
  return (
    one.commits !== other.commits ||
    one.mapped_name !== other.mapped_name ||
    one.mapped_email !== other.mapped_email
  )
}

/** By the words said by hand as they are now, without a look at the repository. */
export async function retellPeople(client: pg.ClientBase, repositoryId: number): Promise<Retold> {
  const before = await readAttributions(client, repositoryId)
  const now = whoIsWho(before, choicesBy(await readWords(client)))
  return writeAttributions(client, repositoryId, before, now)
}

interface Claimed {
  identity_id: number
  claimed_name: string
  claimed_email: string
  commits: number
}

function mapped(
  { identity_id, claimed_name, claimed_email, commits }: Claimed,
  mailmap: MailmapLike,
): Identity {
  const { name = null, email = null } = mailmap.canonical(claimed_name, claimed_email) ?? {}
  return {
    identity_id,
    claimed_name,
    claimed_email,
    commits,
    mapped_name: name,
    mapped_email: email,
  }
}
