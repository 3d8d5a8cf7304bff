/** The tables that hold what was seen: their keys, and their columns in the order in which `rows.ts` fills them. */
import type { ColumnType } from '../writing/copy.ts'

export interface Sheet {
  /** In the schema `forge`. */
  table: string
  /** Its columns beside `repository_id`; those of the key first. */
  key: Readonly<Record<string, ColumnType>>
  rest: Readonly<Record<string, ColumnType>>
}

const time = 'timestamptz_ms'

export const sheets = {
  request: {
    table: 'request',
    key: { number: 'int4' },
    rest: {
      ...{ title: 'text', author_id: 'int4', state: 'text', is_draft: 'bool' },
      ...{ base: 'text', head: 'text', head_oid: 'bytea', merge_oid: 'bytea' },
      ...{ opened_at: time, closed_at: time, merged_at: time, labels: 'text[]', milestone: 'text' },
    },
  },
  request_size: {
    table: 'request_size',
    key: { number: 'int4' },
    rest: {
      ...{ commits: 'int4', comments: 'int4', review_comments: 'int4' },
      ...{ added: 'int4', deleted: 'int4', files: 'int4' },
    },
  },
  request_event: {
    table: 'request_event',
    key: { number: 'int4', key: 'text' },
    rest: {
      ...{ kind: 'int2', at: time, actor_id: 'int4', subject_id: 'int4', verdict: 'text' },
    },
  },
  request_commit: {
    table: 'request_commit',
    key: { number: 'int4', oid: 'bytea' },
    rest: { authored_at: time, committed_at: time, author_id: 'int4' },
  },
  run: {
    table: 'run',
    key: { run_id: 'int8_text', attempt: 'int2' },
    rest: {
      ...{ workflow_id: 'int4', trigger_id: 'int4', branch_id: 'int4', oid: 'bytea' },
      ...{ status: 'text', conclusion: 'text' },
      ...{ created_at: time, started_at: time, ended_at: time, request_number: 'int4' },
    },
  },
  job: {
    table: 'job',
    key: { job_id: 'int8_text' },
    rest: {
      ...{ run_id: 'int8_text', attempt: 'int2', workflow_id: 'int4', name_id: 'int4' },
      ...{ oid: 'bytea', queue_id: 'int4' },
      ...{ status: 'text', conclusion: 'text' },
      ...{ created_at: time, started_at: time, ended_at: time },
    },
  },
  deployment: {
    table: 'deployment',
    key: { deployment_id: 'int8_text' },
    rest: {
      ...{ environment: 'text', component: 'text', oid: 'bytea', ref: 'text', task: 'text' },
      ...{ is_production: 'bool', created_at: time },
    },
  },
  deployment_status: {
    table: 'deployment_status',
    key: { deployment_id: 'int8_text', status_id: 'int8_text' },
    rest: { state: 'text', at: time },
  },
  release: {
    table: 'release',
    key: { release_id: 'int8_text' },
    rest: {
      ...{ tag: 'text', is_draft: 'bool', is_prerelease: 'bool' },
      ...{ created_at: time, published_at: time },
    },
  },
  issue: {
    table: 'issue',
    key: { number: 'int4' },
    rest: {
      ...{ title: 'text', author_id: 'int4', state: 'text', labels: 'text[]', milestone: 'text' },
      ...{ created_at: time, closed_at: time },
    },
  },
  incident: {
    table: 'incident',
    key: { key: 'text' },
    rest: { service: 'text', environment: 'text', opened_at: time, resolved_at: time },
  },
} as const satisfies Record<string, Sheet>
