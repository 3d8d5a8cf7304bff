/** A table of deployments: one a row, done where nothing says otherwise. */
import type { Tally } from '#facts/forge/dump/tally.ts'
import { madeNumber } from '#facts/forge/made-number.ts'
import type { DeploymentSeen, DeploymentStatusSeen, ForgeBatch } from '#facts/forge/seen.ts'
import { readTable, type Columns, type TableRow } from './table.ts'

const names = {
  id: ['id', 'deployment_id'],
  environment: ['environment', 'env', 'environment_name'],
  component: ['service', 'component', 'application', 'app'],
  commit: ['sha', 'commit', 'commit_sha', 'oid', 'revision'],
  ref: ['ref', 'ref_name', 'branch', 'tag'],
  // Some tables have both: that it is done, and how it went.
  status: ['result', 'outcome', 'status', 'state'],
  started: ['started_at', 'created_at', 'started_date', 'created_date', 'started', 'created'],
  finished: ['finished_at', 'deployed_at', 'finished_date', 'completed_at', 'ended_at', 'deployed'],
} as const satisfies Columns<string>

type Row = TableRow<keyof typeof names>

/** What cannot be read is a CairnError `csv.row` that tells the row. */
export async function deploymentsIn(path: string, tally: Tally): Promise<ForgeBatch> {
  const rows = await readTable(path, names, 'environment')
  tally.file('deployments')
  const seen = rows.flatMap((row) => deploymentOf(row, tally) ?? [])
  return {
    deployments: seen.map(({ deployment }) => deployment),
    deploymentStatuses: seen.map(({ status }) => status),
  }
}

function deploymentOf(
  row: Row,
  tally: Tally,
): { deployment: DeploymentSeen; status: DeploymentStatusSeen } | null {
  const environment = row.text('environment')
  if (environment === null) {
    tally.leftOut('deployments', 'to no environment', `row ${row.row}`)
    return null
  }
  const [started, finished] = [row.time('started'), row.time('finished')]
  const createdAt = started ?? finished
  const at = finished ?? started
  if (createdAt === null || at === null) throw row.fail('It has no time.')
  if (at < createdAt) throw row.fail('It ended before it began.')
  const [component, ref, oid] = [row.text('component'), row.text('ref'), commitOf(row, tally)]
  const state = stateOf(row.text('status'))
  const id = row.text('id')
  const knownBy =
    id === null ? [environment, component ?? '', oid ?? ref ?? '', String(createdAt)] : [id]
  const deploymentId = madeNumber('deployment', ...knownBy)
  tally.kept('deployments')
  return {
    deployment: {
      ...{ id: deploymentId, environment, component, oid, ref, task: null, isProduction: null },
      ...{ createdAt, version: at },
    },
    status: { id: madeNumber('state', state), deploymentId, state, at },
  }
}

/** A short one may be of two commits one day. */
function commitOf(row: Row, tally: Tally): string | null {
  const given = row.text('commit')?.toLowerCase() ?? null
  if (given === null || /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(given)) return given
  tally.leftOut('commits', 'no full object id; the deployment is kept without', `row ${row.row}`)
  return null
}

const states: Partial<Record<string, string>> = {
  ...{ succeeded: 'success', successful: 'success', ok: 'success', passed: 'success' },
  ...{ done: 'success', deployed: 'success', completed: 'success', complete: 'success' },
  ...{ failed: 'failure', fail: 'failure', error: 'failure' },
  ...{ canceled: 'cancelled', aborted: 'cancelled', running: 'in_progress' },
}

/** Words that are not known stay as they are. */
function stateOf(given: string | null): string {
  const word =
    given
      ?.toLowerCase()
      .replaceAll(/[\s-]+/g, '_')
      .slice(0, 60) ?? 'success'
  return states[word] ?? word
}
