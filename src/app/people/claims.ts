/** All names and e-mails that commits claim, with the people we take them to be: what questions about people start from. */
import type pg from 'pg'
import { marksOf, spellingOf } from '#facts/people/choices.ts'

/** One name with one e-mail in one repository, and who that is. */
export interface KnownClaim {
  repositoryId: number
  identityId: number
  name: string
  email: string
  mappedEmail: string | null
  /** Why it belongs to the person. */
  because: 'email' | 'mailmap' | 'hand' | 'forge'
  personKey: string
  personName: string
  personEmail: string
  isBot: boolean
  /** The rule that says so; '' for people. */
  botBecause: string
}

/**
 * Of one repository, or of the whole workspace; in an order that does not depend on ids. With `standing`, only what commits say
 * that are still in a branch or a release: a rewritten history leaves others behind.
 */
export async function readClaims(
  db: Pick<pg.ClientBase, 'query'>,
  {
    repositoryId,
    standing = false,
  }: { repositoryId?: number | undefined; standing?: boolean } = {},
): Promise<KnownClaim[]> {
  const { rows } = await db.query<KnownClaim>(
    `select a.repository_id as "repositoryId", a.identity_id as "identityId", i.name, i.email,
       a.mapped_email as "mappedEmail", a.because, p.key as "personKey", a.name as "personName", a.email as "personEmail",
       a.kind = 'bot' as "isBot", a.kind_because as "botBecause"
     from attribution a join identity i using (identity_id) join person p using (person_id)
     where ($1::integer is null or a.repository_id = $1) ${standing ? stands : ''}
     order by a.name collate "C", a.email collate "C", i.name collate "C", i.email collate "C", a.repository_id`,
    [repositoryId ?? null],
  )
  return rows
}

/** Whoever wrote, committed, or is named below the message of a commit that stands. */
const stands = `and (a.repository_id, a.identity_id) in (
  with standing as materialized (
    select repository_id, range_agg(commits) as commits from (
      select repository_id, commits from branch union all
      select repository_id, first_in from tag union all
      select repository_id, int4multirange(int4range(commit_id, commit_id, '[]')) from tag) heads
    group by repository_id
  )
  select c.repository_id, who.identity_id
  from commit c join standing s using (repository_id), lateral (values (c.author_id), (c.committer_id)) who (identity_id)
  where c.commit_id <@ s.commits
  union
  select t.repository_id, t.identity_id from trailer t join standing s using (repository_id) where t.commit_id <@ s.commits)`

/** The mark that stands for a person in what is said by hand. */
export function markOf(person: KnownClaim): string {
  return person.personKey.startsWith('identity:') ? spellingOf(person) : person.personKey
}

/** Every mark by which a word may be about the person. */
export function allMarksOf(claims: readonly KnownClaim[]): Set<string> {
  return new Set(claims.flatMap((claim) => [claim.personKey, ...marksOf(claim)]))
}

/** `Ana Example <ana@example.org>` */
export function shownPerson({ personName, personEmail }: KnownClaim): string {
  return `${personName} <${personEmail}>`.trim()
}
