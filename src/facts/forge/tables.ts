/** The tables of src/facts/forge/migrations as Kysely types them; see facts/tables.ts. Ids of a forge are read as text. */
import type { ColumnType, Generated, GeneratedAlways, Kysely } from 'kysely'
import type { Facts } from '../facts.ts'
import type { FactTables } from '../tables.ts'

/** May be larger than a number holds: `::text` in a query gives all of it. */
type BigId = ColumnType<number, string | number, string | number>

export interface ProjectTable {
  repository_id: number
  forge: 'github' | 'gitlab' | 'gitea'
  host: string
  path: string
  external_id: number | null
  telling: Generated<number>
}

export interface AccountTable {
  account_id: GeneratedAlways<number>
  key: string
  host: string
  login: string
  type: 'user' | 'bot' | 'organization' | 'unknown'
  version: number
  digest: BigId
}

export interface AccountEmailTable {
  account_id: number
  email: string
}

export interface AccountChoiceTable {
  account_choice_id: GeneratedAlways<number>
  account_key: string
  kind: 'bot' | 'human'
  because: Generated<string>
  said_at: Date
  undone_at: Date | null
}

export interface AccountZoneTable {
  account_key: string
  zone: string
  said_at: Date
}

export interface WordTable {
  repository_id: number
  word_id: GeneratedAlways<number>
  word: string
}

export interface RequestTable {
  repository_id: number
  number: number
  title: string
  author_id: number | null
  state: 'open' | 'closed' | 'merged'
  is_draft: boolean | null
  base: string | null
  head: string | null
  head_oid: Buffer | null
  merge_oid: Buffer | null
  opened_at: Date | null
  closed_at: Date | null
  merged_at: Date | null
  labels: string[]
  milestone: string | null
  version: number
  digest: BigId
}

export interface RequestSizeTable {
  repository_id: number
  number: number
  commits: number | null
  comments: number | null
  review_comments: number | null
  added: number | null
  deleted: number | null
  files: number | null
  version: number
  digest: BigId
}

export interface RequestPathTable {
  repository_id: number
  number: number
  word_id: number
}

export interface RequestEventTable {
  repository_id: number
  number: number
  key: string
  kind: number
  at: Date
  actor_id: number | null
  subject_id: number | null
  verdict: 'approved' | 'changes_requested' | 'commented' | 'dismissed' | null
  version: number
  digest: BigId
}

export interface RequestCommitTable {
  repository_id: number
  number: number
  oid: Buffer
  authored_at: Date | null
  committed_at: Date | null
  author_id: number | null
  version: number
  digest: BigId
}

export interface CoverageTable {
  repository_id: number
  kind: string
  number: number
  version: BigId
}

export interface RunTable {
  repository_id: number
  run_id: BigId
  attempt: number
  workflow_id: number | null
  trigger_id: number | null
  branch_id: number | null
  oid: Buffer | null
  status: string
  conclusion: string | null
  created_at: Date | null
  started_at: Date | null
  ended_at: Date | null
  request_number: number | null
  version: number
  digest: BigId
}

export interface JobTable {
  repository_id: number
  job_id: BigId
  run_id: BigId
  attempt: number
  workflow_id: number | null
  name_id: number | null
  oid: Buffer | null
  queue_id: number | null
  status: string
  conclusion: string | null
  created_at: Date | null
  started_at: Date | null
  ended_at: Date | null
  version: number
  digest: BigId
}

export interface DeploymentTable {
  repository_id: number
  deployment_id: BigId
  environment: string
  component: string | null
  oid: Buffer | null
  ref: string | null
  task: string | null
  is_production: boolean | null
  created_at: Date | null
  version: number
  digest: BigId
}

export interface DeploymentStatusTable {
  repository_id: number
  deployment_id: BigId
  status_id: BigId
  state: string
  at: Date | null
  version: number
  digest: BigId
}

export interface ReleaseTable {
  repository_id: number
  release_id: BigId
  tag: string
  is_draft: boolean
  is_prerelease: boolean
  created_at: Date | null
  published_at: Date | null
  version: number
  digest: BigId
}

export interface IssueTable {
  repository_id: number
  number: number
  title: string
  author_id: number | null
  state: 'open' | 'closed'
  labels: string[]
  milestone: string | null
  created_at: Date | null
  closed_at: Date | null
  version: number
  digest: BigId
}

export interface IncidentTable {
  repository_id: number
  key: string
  service: string | null
  environment: string | null
  opened_at: Date | null
  resolved_at: Date | null
  version: number
  digest: BigId
}

export interface TestCaseTable {
  repository_id: number
  report: BigId
  position: number
  name_id: number
  outcome: 'passed' | 'failed' | 'error' | 'skipped'
  ms: number | null
  at: Date | null
  oid: Buffer | null
}

export interface FlowSettingTable {
  repository_id: number
  value: ColumnType<unknown, string, string>
}

export interface CorrectionTable {
  repository_id: number
  correction_id: GeneratedAlways<number>
  subject: string
  says: string
  value: string | null
  because: string
  said_by: string | null
  said_at: Date
  undone_by: string | null
  undone_at: Date | null
}

export interface FlowStateTable {
  repository_id: number
  made_from: string
  telling: number
  newest_at: Date | null
}

export interface FlowChangeTable {
  repository_id: number
  number: number
  outcome: 'open' | 'merged' | 'closed'
  opened_at: Date
  ended_at: Date | null
  author_id: number | null
  size: number | null
  components: number[]
  elapsed: number[]
  working: number[]
  because: number[]
  beside: number[]
  flags: number
}

export interface FlowHoursTable {
  repository_id: number
  month: number
  stage: number
  minutes: number[]
}

export interface FlowCiTable {
  repository_id: number
  month: number
  jobs: Buffer
}

export interface FlowCiStateTable {
  repository_id: number
  made_from: string
  telling: number
}

export interface FlowAttendedTable {
  only_one: Generated<boolean>
  until: Date
}

export interface DeliveryTable {
  source: string
  delivery_id: string
  event: string
  body: Buffer
  received_at: Date
  processed_at: Date | null
  attempts: Generated<number>
  try_at: Date | null
  outcome: string | null
  problem: string | null
}

export interface SyncTable {
  repository_id: number
  kind: string
  state: 'waiting' | 'reading' | 'paused' | 'done' | 'failed'
  cursor_at: BigId | null
  cursor_id: BigId | null
  etag: string | null
  read_count: number
  total: number | null
  left_out: number
  requests: number
  remaining: number | null
  resumes_at: Date | null
  problem_code: string | null
  problem: string | null
  hint: string | null
  started_at: Date | null
  finished_at: Date | null
}

export interface SyncPartTable {
  repository_id: number
  kind: string
  id: BigId
  version: BigId
}

export type ForgeTables = {
  sync: SyncTable
  sync_part: SyncPartTable
  delivery: DeliveryTable
  flow_ci: FlowCiTable
  flow_ci_state: FlowCiStateTable
  flow_attended: FlowAttendedTable
  flow_setting: FlowSettingTable
  correction: CorrectionTable
  flow_state: FlowStateTable
  flow_change: FlowChangeTable
  flow_hours: FlowHoursTable
  project: ProjectTable
  account: AccountTable
  account_email: AccountEmailTable
  account_choice: AccountChoiceTable
  account_zone: AccountZoneTable
  word: WordTable
  request: RequestTable
  request_size: RequestSizeTable
  request_path: RequestPathTable
  request_event: RequestEventTable
  request_commit: RequestCommitTable
  coverage: CoverageTable
  run: RunTable
  job: JobTable
  deployment: DeploymentTable
  deployment_status: DeploymentStatusTable
  release: ReleaseTable
  issue: IssueTable
  incident: IncidentTable
  test_case: TestCaseTable
}

export function forgeOf({ db }: Pick<Facts, 'db'>): Kysely<FactTables & ForgeTables> {
  return db.withTables<ForgeTables>().withSchema('forge')
}
