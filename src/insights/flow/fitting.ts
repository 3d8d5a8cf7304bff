/**
 * How much of what a forge told fits patterns, before anybody says that they are a component, production or incidents.
 *
 * Query budget: at 5,000 requests, 200,000 jobs and 20,000 deployments five queries, some 400 ms.
 */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import { jobsOfComponent } from './ci/of-component.ts'
import { anyNamePattern, componentsOf } from './components.ts'
import { readPaths } from './read-paths.ts'
import type { Component } from './settings.ts'

export type Patterns = Omit<Component, 'name'> & {
  /** Labels of issues. */
  incidents: readonly string[]
}

/** How many there are in one repository, and how many of them fit. */
export interface Fitting {
  n: number
  of: number
}

export async function fittingIn(
  facts: Facts,
  repositoryId: number,
  patterns: Patterns,
): Promise<Record<'changes' | 'jobs' | 'deployments' | 'issues', Fitting>> {
  const [changes, jobs, deployments, issues] = await Promise.all([
    changesFitting(facts, repositoryId, patterns),
    jobsFitting(facts, repositoryId, patterns.jobs),
    deploymentsFitting(facts, repositoryId, patterns.environments),
    issuesFitting(facts, repositoryId, patterns.incidents),
  ])
  return { changes, jobs, deployments, issues }
}

async function changesFitting(
  facts: Facts,
  repositoryId: number,
  patterns: Patterns,
): Promise<Fitting> {
  const { rows } = await sql<{ number: number; labels: string[] }>`
    select number, labels from forge.request_told where repository_id = ${repositoryId} and opened_at is not null`.execute(
    facts.db,
  )
  const paths = patterns.paths.length === 0 ? null : await readPaths(facts, repositoryId)
  const one = [{ ...patterns, name: 'it' }]
  const fits = rows.filter(
    ({ number, labels }) =>
      componentsOf(one, { labels, paths: paths?.get(number) ?? [] }).length > 0,
  )
  return { n: fits.length, of: rows.length }
}

async function jobsFitting(
  { db }: Facts,
  repositoryId: number,
  patterns: readonly string[],
): Promise<Fitting> {
  const { rows } = await sql<{ name: string | null; workflow: string | null; count: number }>`
    select n.word as name, w.word as workflow, one.count from (
      select j.name_id, coalesce(r.workflow_id, j.workflow_id) as workflow_id, count(*)::int as count
      from forge.job j left join forge.run r using (repository_id, run_id, attempt)
      where j.repository_id = ${repositoryId} group by 1, 2) one
    left join forge.word n on n.repository_id = ${repositoryId} and n.word_id = one.name_id
    left join forge.word w on w.repository_id = ${repositoryId} and w.word_id = one.workflow_id`.execute(
    db,
  )
  // Numbers of words are asked for as those of jobs are; 0 has none.
  const words = [null, ...rows.flatMap(({ name, workflow }) => [name, workflow])]
  const isMeant = jobsOfComponent(patterns, (id) => words[id] ?? null)
  const fits = rows.filter((_, index) => isMeant({ name: index * 2 + 1, workflow: index * 2 + 2 }))
  return { n: sumOf(fits), of: sumOf(rows) }
}

async function deploymentsFitting(
  { db }: Facts,
  repositoryId: number,
  patterns: readonly string[],
): Promise<Fitting> {
  const { rows } = await sql<{ environment: string; count: number }>`
    select environment, count(*)::int as count from forge.deployment
    where repository_id = ${repositoryId} group by 1`.execute(db)
  const fits = anyNamePattern(patterns)
  return { n: sumOf(rows.filter(({ environment }) => fits(environment))), of: sumOf(rows) }
}

async function issuesFitting(
  { db }: Facts,
  repositoryId: number,
  patterns: readonly string[],
): Promise<Fitting> {
  const { rows } = await sql<{ labels: string[]; count: number }>`
    select labels, count(*)::int as count from forge.issue where repository_id = ${repositoryId} group by 1`.execute(
    db,
  )
  const fits = anyNamePattern(patterns)
  return { n: sumOf(rows.filter(({ labels }) => labels.some(fits))), of: sumOf(rows) }
}

function sumOf(rows: readonly { count: number }[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0)
}
