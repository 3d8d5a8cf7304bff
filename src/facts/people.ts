/**
 * Who is who: identities become people by the repository's .mailmap, else by equal e-mail; never by similar names.
 * Bots are told by a list of patterns and by what people said by hand.
 */
import type pg from 'pg'

export interface MailmapLike {
  /** The name and e-mail the map gives this one; null parts stay as they are. */
  canonical(name: string, email: string): { name: string | null; email: string | null } | undefined
}

/** Patterns that mark a bot, with the rule in words. The rule is stored beside the person. */
const botPatterns: readonly (readonly [RegExp, string])[] = [
  [/\[bot\]/i, 'its name or e-mail carries [bot]'],
  [
    /^(dependabot|renovate|greenkeeper|snyk|imgbot|allcontributors|semantic-release|github-actions|gitlab-ci|travis|circleci|codecov|pre-commit-ci|mergify|bors|homu|rust-bors|copybara|pyup|whitesource|deepsource|k8s-ci-robot|k8s-github-robot|prombot|weblate|translatewiki|pontoon|lgtm|stale|release-please|changeset)([ ._-]|bot\b|$)/i,
    'it has the name of a well-known bot',
  ],
  [
    /(^|[ ._-])(bot|robot|ci|autobot|automation|autoroller|autoroll)$/i,
    'its name ends as bots are named',
  ],
  [
    /^(bot|ci|noreply-bot|buildbot|autobuild|jenkins|automation)@/i,
    'its e-mail begins as those of bots do',
  ],
]

interface IdentityRow {
  identity_id: number
  name: string
  email: string
  commits: number
}

interface Attributed extends IdentityRow {
  key: string
  because: 'email' | 'mailmap' | 'hand'
  shownName: string | null
  shownEmail: string
}

export interface AttributionRequest {
  repositoryId: number
  /** Commits on the default branch, as an int4multirange: how often a name was used is counted there. */
  commits: string
  mailmap: MailmapLike
}

/**
 * Attributes all identities of a repository. True when one that was known before is a bot now, or is one no longer: what was
 * counted apart for bots then no longer holds. Who is whom does not matter to the rollups, which count identities.
 */
export async function attribute(
  client: pg.ClientBase,
  request: AttributionRequest,
): Promise<boolean> {
  const choices = await choicesByHand(client)
  const identities = (await identitiesOf(client, request)).map((row) =>
    attributed(row, request.mailmap, choices),
  )
  const people = new Map<string, Attributed[]>()
  for (const identity of identities) {
    const own = people.get(identity.key)
    if (own) own.push(identity)
    else people.set(identity.key, [identity])
  }
  const persons = new Map(
    [...people].map(([key, own]) => [key, { key, ...shownAs(own), ...kindOf(key, own, choices) }]),
  )
  const rows = identities.flatMap(({ identity_id, key, because }) => {
    const person = persons.get(key)
    return person
      ? [{ identity_id, key, kind: person.kind, because, name: person.name, email: person.email }]
      : []
  })
  const before = await attributions(client, request.repositoryId)
  const isSame =
    before.size === rows.length &&
    rows.every((row) => before.get(row.identity_id)?.all === allOf(row))
  if (isSame) return false
  await write(client, request.repositoryId, [...persons.values()], rows)
  return rows.some((row) => {
    const known = before.get(row.identity_id)
    return known !== undefined && known.kind !== row.kind
  })
}

interface AttributionRow {
  identity_id: number
  key: string
  kind: string
  because: string
  name: string
  email: string
}

interface Person {
  key: string
  name: string
  email: string
  kind: string
  because: string
}

function allOf({ key, kind, because, name, email }: AttributionRow): string {
  return JSON.stringify([key, kind, because, name, email])
}

async function attributions(
  client: pg.ClientBase,
  repositoryId: number,
): Promise<Map<number, { kind: string; all: string }>> {
  const { rows } = await client.query<AttributionRow>(
    `select a.identity_id, p.key, p.kind, a.because, a.name, a.email from attribution a join person p using (person_id)
     where a.repository_id = $1`,
    [repositoryId],
  )
  return new Map(rows.map((row) => [row.identity_id, { kind: row.kind, all: allOf(row) }]))
}

async function write(
  client: pg.ClientBase,
  repositoryId: number,
  persons: Person[],
  rows: AttributionRow[],
): Promise<void> {
  await client.query(
    `insert into person (key, name, email, kind, kind_because)
     select key, name, email, kind, because from json_to_recordset($1) as p (key text, name text, email text, kind text, because text)
     order by key
     on conflict (key) do update set kind = excluded.kind, kind_because = excluded.kind_because
     where (person.kind, person.kind_because) is distinct from (excluded.kind, excluded.kind_because)`,
    [JSON.stringify(persons)],
  )
  await client.query('delete from attribution where repository_id = $1', [repositoryId])
  await client.query(
    `insert into attribution (repository_id, identity_id, person_id, because, name, email)
     select $1, identity_id, person_id, a.because, a.name, a.email
     from json_to_recordset($2) as a (identity_id integer, key text, because text, name text, email text) join person using (key)`,
    [repositoryId, JSON.stringify(rows)],
  )
}

async function identitiesOf(
  client: pg.ClientBase,
  { repositoryId, commits }: AttributionRequest,
): Promise<IdentityRow[]> {
  const { rows } = await client.query<IdentityRow>(
    `select identity_id, name, email, sum(commits)::integer as commits from (
       select author_id as identity_id, count(*) filter (where commit_id <@ $2::int4multirange) as commits
       from commit where repository_id = $1 group by 1
       union all select distinct committer_id, 0 from commit where repository_id = $1
       union all select distinct identity_id, 0 from trailer where repository_id = $1 and identity_id is not null
     ) used join identity using (identity_id) group by identity_id, name, email order by identity_id`,
    [repositoryId, commits],
  )
  return rows
}

interface Choices {
  /** E-mail to the e-mail it was joined with. */
  same: Map<string, string>
  kind: Map<string, 'bot' | 'human'>
}

async function choicesByHand(client: pg.ClientBase): Promise<Choices> {
  const { rows } = await client.query<{ kind: string; email: string; other_email: string | null }>(
    'select kind, lower(email) as email, lower(other_email) as other_email from person_choice where undone_at is null order by person_choice_id',
  )
  const choices: Choices = { same: new Map(), kind: new Map() }
  for (const { kind, email, other_email: other } of rows) {
    if (kind === 'same' && other !== null) choices.same.set(other, email)
    else if (kind === 'bot' || kind === 'human') choices.kind.set(email, kind)
  }
  return choices
}

function attributed(row: IdentityRow, mailmap: MailmapLike, choices: Choices): Attributed {
  const mapped = mailmap.canonical(row.name, row.email)
  const email = mapped?.email ?? row.email
  let key = isEmail(email) ? email.toLowerCase() : `identity:${row.identity_id}`
  const seen = new Set<string>()
  let isByHand = false
  for (
    let joined = choices.same.get(key);
    joined !== undefined && !seen.has(joined);
    joined = choices.same.get(key)
  ) {
    seen.add(key)
    key = joined
    isByHand = true
  }
  const because = isByHand ? 'hand' : mapped === undefined ? 'email' : 'mailmap'
  return { ...row, key, because, shownName: mapped?.name ?? null, shownEmail: email }
}

/** Addresses that many people's tools fill in by themselves identify nobody. */
function isEmail(email: string): boolean {
  return (
    /^[^@\s]+@[^@\s]+$/.test(email) &&
    !/^(none@none|root@localhost|user@localhost|you@example\.com|noreply@github\.com|unknown@.*|\(no author\)@.*)$/i.test(
      email,
    )
  )
}

/** The name .mailmap gives; else the one most commits carry, and among equals the first by letter. */
function shownAs(own: Attributed[]): { name: string; email: string } {
  const sorted = own.toSorted(
    (a, b) =>
      b.commits - a.commits ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : a.email < b.email ? -1 : 1),
  )
  const mapped = sorted.find((identity) => identity.shownName !== null)
  return {
    name: mapped?.shownName ?? sorted[0]?.name ?? '',
    email: mapped?.shownEmail ?? sorted[0]?.shownEmail ?? '',
  }
}

function kindOf(
  key: string,
  own: Attributed[],
  choices: Choices,
): { kind: 'human' | 'bot'; because: string } {
  const chosen = choices.kind.get(key)
  if (chosen !== undefined) return { kind: chosen, because: 'said by hand' }
  for (const [pattern, because] of botPatterns)
    if (
      pattern.test(key) ||
      own.some((identity) => pattern.test(identity.name) || pattern.test(identity.email))
    )
      return { kind: 'bot', because }
  return { kind: 'human', because: '' }
}
