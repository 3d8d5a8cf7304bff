/** A table of incidents: one a row, still open where nothing says when it was resolved. */
import type { Tally } from '#facts/forge/dump/tally.ts'
import { madeNumber } from '#facts/forge/made-number.ts'
import type { ForgeBatch, IncidentSeen } from '#facts/forge/seen.ts'
import { readTable, type Columns, type TableRow } from './table.ts'

const names = {
  id: ['id', 'incident_id', 'key', 'number'],
  service: ['service', 'component', 'application', 'app'],
  environment: ['environment', 'env', 'environment_name'],
  opened: ['opened_at', 'started_at', 'detected_at', 'created_at', 'started_date', 'created_date'],
  resolved: ['resolved_at', 'closed_at', 'finished_at', 'ended_at', 'resolution_date'],
} as const satisfies Columns<string>

/** What cannot be read is a CairnError `csv.row` that tells the row. */
export async function incidentsIn(path: string, tally: Tally): Promise<ForgeBatch> {
  const rows = await readTable(path, names, 'opened')
  tally.file('incidents')
  return {
    incidents: rows.map((row) => {
      const incident = incidentOf(row)
      tally.kept('incidents')
      return incident
    }),
  }
}

function incidentOf(row: TableRow<keyof typeof names>): IncidentSeen {
  const [openedAt, resolvedAt] = [row.time('opened'), row.time('resolved')]
  if (openedAt !== null && resolvedAt !== null && resolvedAt < openedAt)
    throw row.fail('It was resolved before it was opened.')
  const [service, environment] = [row.text('service'), row.text('environment')]
  const key =
    row.text('id') ??
    madeNumber('incident', service ?? '', environment ?? '', String(openedAt ?? resolvedAt))
  return { key, service, environment, openedAt, resolvedAt, version: resolvedAt ?? openedAt ?? 0 }
}
