/**
 * Incidents of a repository: what a source of incidents told, and issues that carry one of the labels the team calls so.
 *
 * Query budget: at 50,000 issues three queries, some 200 ms.
 */
import { sql } from 'kysely'
import { inMs } from '#facts/reading/in-ms.ts'
import type { Facts } from '#facts/facts.ts'
import { anyNamePattern } from '../components.ts'
import type { FlowSettings } from '../settings.ts'
import type { Incident } from './incident.ts'

interface Row {
  key: string
  service: string | null
  environment: string | null
  openedAt: number | null
  resolvedAt: number | null
}

export interface ReadIncidents {
  incidents: Incident[]
  /** Of these nobody knows when they began. */
  undated: number
  /** Why that there are none says nothing; null where it says that nothing happened. */
  unknown: string | null
}

export async function readIncidents(
  { db }: Facts,
  {
    repositoryId,
    settings,
  }: { repositoryId: number; settings: Pick<FlowSettings, 'incidents' | 'components'> },
): Promise<ReadIncidents> {
  const [told, issues, coverage] = await Promise.all([
    sql<Row>`
      select key, service, environment, ${inMs('opened_at')} as "openedAt", ${inMs('resolved_at')} as "resolvedAt"
      from forge.incident where repository_id = ${repositoryId} order by key`.execute(db),
    sql<{ number: number; labels: string[]; openedAt: number | null; resolvedAt: number | null }>`
      select number, labels, ${inMs('created_at')} as "openedAt",
        case when state = 'closed' then ${inMs('closed_at')} end as "resolvedAt"
      from forge.issue where repository_id = ${repositoryId} and cardinality(labels) > 0 order by number`.execute(
      db,
    ),
    sql<{ kind: string }>`
      select kind from forge.coverage
      where repository_id = ${repositoryId} and number = 0 and kind in ('incidents', 'issues')`.execute(
      db,
    ),
  ])
  const isIncident = anyNamePattern(settings.incidents.labels)
  const service = serviceBy(settings)
  const all = [
    ...told.rows,
    ...issues.rows
      .filter(({ labels }) => labels.some((label) => isIncident(label)))
      .map(({ number, labels, openedAt, resolvedAt }): Row => {
        return {
          ...{ key: `issue ${number}`, service: service(labels), environment: null },
          ...{ openedAt, resolvedAt },
        }
      }),
  ]
  const incidents = all.flatMap(dated)
  return {
    incidents,
    undated: all.length - incidents.length,
    unknown: all.length > 0 ? null : unknownBy(coverage.rows.map(({ kind }) => kind)),
  }
}

/** Where no issue ever was called an incident, nobody knows whether there was none or nobody writes them down. */
function unknownBy(covered: readonly string[]): string | null {
  if (covered.includes('incidents')) return null
  return covered.includes('issues')
    ? 'no issue carries a label of incidents'
    : 'no incidents were read'
}

/** An end before the beginning is none. */
function dated({ openedAt, resolvedAt, ...rest }: Row): Incident[] {
  if (openedAt === null) return []
  const isEnd = resolvedAt !== null && resolvedAt >= openedAt
  return [{ ...rest, openedAt, resolvedAt: isEnd ? resolvedAt : null }]
}

/** An issue names a component by its label, as changes do. */
function serviceBy({ components }: Pick<FlowSettings, 'components'>) {
  return (labels: readonly string[]): string | null =>
    components.find((one) => one.labels.some((label) => labels.includes(label)))?.name ?? null
}
