/**
 * The tables of src/facts/migrations as Kysely types them, column by column; what each means is said there, once.
 * test/catalogue.test.ts holds this file against the database.
 *
 * As read: counts and sums are numbers, times are Dates, bytes are Buffers, sets of commits are PostgreSQL's own text
 * ({[0,12),[15,16)}).
 */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** Written as text, because pg would turn an array into PostgreSQL's own kind; read as the value. */
type Json = ColumnType<unknown, string, string>

export interface RepositoryTable {
  repository_id: GeneratedAlways<number>
  source: string
  name: string
  object_format: Generated<'sha1' | 'sha256'>
  default_branch: string | null
  wanted_branches: Generated<string[]>
  partial: Generated<string[]>
  shallow_edge: Buffer | null
  people_digest: Buffer | null
  class_digest: Buffer | null
  kind_digest: Buffer | null
  kind_words: Generated<string>
  rules_version: Generated<number>
  commit_count: Generated<number>
  path_count: Generated<number>
  classed_count: Generated<number>
  blob_count: Generated<number>
  is_rolled: Generated<boolean>
  telling: Generated<number>
  attributed_count: Generated<number>
  created_at: Generated<Date>
  scanned_at: Date | null
}

export interface BranchTable {
  repository_id: number
  branch_id: number
  name: string
  head: Buffer
  head_commit_id: number
  is_default: boolean
  commits: string
  first_parent: string
  tree_read: Buffer | null
  seen_at: Generated<Date>
}

export interface IdentityTable {
  identity_id: GeneratedAlways<number>
  key: Buffer
  name: string
  email: string
  raw: Buffer | null
}

export interface PersonTable {
  person_id: GeneratedAlways<number>
  key: string
}

export interface AttributionTable {
  repository_id: number
  identity_id: number
  person_id: number
  because: 'email' | 'mailmap' | 'hand' | 'forge'
  name: string
  email: string
  kind: 'human' | 'bot'
  kind_because: string
  mapped_name: string | null
  mapped_email: string | null
  commits: number
}

export interface PersonChoiceTable {
  person_choice_id: GeneratedAlways<number>
  kind: 'same' | 'apart' | 'two' | 'bot' | 'human'
  email: string
  other_email: string | null
  said_at: Generated<Date>
  undone_at: Date | null
}

export interface PathTable {
  repository_id: number
  path_id: number
  path: string
  raw: Buffer | null
  class: string
}

export interface CommitTable {
  repository_id: number
  commit_id: number
  oid: Buffer
  author_id: number
  committer_id: number
  authored_at: Date | null
  committed_at: Date | null
  author_zone: number | null
  moment: number
  month: number
  parents: number
  files: number
  kind: number
  flags: number
}

export interface MessageTable {
  repository_id: number
  commit_id: number
  subject: string
}

export interface ParentTable {
  repository_id: number
  commit_id: number
  position: number
  parent_id: number
}

export interface TokenTable {
  token_id: GeneratedAlways<number>
  token: string
}

export interface TrailerTable {
  repository_id: number
  commit_id: number
  position: number
  token_id: number
  identity_id: number | null
  value: string | null
}

export interface ReferenceTable {
  repository_id: number
  commit_id: number
  position: number
  kind: 'mentions' | 'closes' | 'fixes' | 'reverts' | 'fixup' | 'request'
  key: string
}

export interface ChangeTable {
  repository_id: number
  commit_id: number
  path_id: number
  old_path_id: number | null
  status: string
}

export interface ChangeLinesTable {
  repository_id: number
  commit_id: number
  path_id: number
  added: number | null
  deleted: number | null
}

export interface LinesDoneTable {
  repository_id: number
  commits: string
}

export interface SkippedTable {
  repository_id: number
  pass: 'shape' | 'lines' | 'complexity' | 'tags' | 'people'
  subject: string
  code: string
  detail: Generated<string>
}

export interface TagTable {
  repository_id: number
  tag_id: number
  name: string
  commit_id: number
  tagged_at: Date | null
  version: number[] | null
  prerelease: string | null
  component: Generated<string>
  first_in: string
}

export interface BlobTable {
  repository_id: number
  blob_id: number
  oid: Buffer
  read_as: string
  size: number
  lines: number | null
  language: string | null
  how: 'parsed' | 'indentation' | 'binary' | 'too_large' | 'failed' | 'link' | 'submodule'
  cyclomatic: number | null
  cognitive: number | null
  nesting_max: number | null
  indentation: number | null
  functions: Generated<number>
}

export interface CodeFunctionTable {
  repository_id: number
  blob_id: number
  position: number
  name: string
  start_line: number
  end_line: number
  cyclomatic: number
  cognitive: number
  nesting_max: number
  parameters: number
}

export interface HeadFileTable {
  repository_id: number
  branch_id: number
  path_id: number
  blob_id: number | null
}

export interface LifeTable {
  repository_id: number
  branch_id: number
  path_id: number
  since: number
  until: number
  file_id: number
}

export interface LandingTable {
  repository_id: number
  commit_id: number
  landed_id: number
}

export interface FileTable {
  repository_id: number
  file_id: number
  at_head: boolean
  first_at: Date | null
  last_at: Date | null
  first_author_id: number | null
  first_moment: number | null
}

export interface FileMonthTable {
  repository_id: number
  file_id: number
  month: number
  revisions: number
  plain: number
  bulk: number
  format_only: number
  bot: number
  fixes: number
  added: number
  deleted: number
  uncounted: number
}

export interface FileAuthorTable {
  repository_id: number
  file_id: number
  identity_id: number
  changes: number
  bulk_changes: number
  added: number
  deleted: number
  first_at: Date | null
  last_at: Date | null
}

export interface FilePairTable {
  repository_id: number
  file_a: number
  file_b: number
  shared: number
}

export interface RepositoryMonthTable {
  repository_id: number
  month: number
  kind: number
  commits: number
  merges: number
  files: number
  added: number
  deleted: number
}

export interface CrossTouchTable {
  repository_id: number
  how: 'key' | 'author_day'
  key: string
  person_id: number
  day: string
  is_bot: boolean
  commits: number
  plain: number
  wide: number
  format_only: number
  keyless: number
  bulk: number
}

export interface ReadingTable {
  repository_id: number
  name: string
  value: Json
}

export interface FactTables {
  repository: RepositoryTable
  branch: BranchTable
  identity: IdentityTable
  person: PersonTable
  attribution: AttributionTable
  person_choice: PersonChoiceTable
  path: PathTable
  commit: CommitTable
  message: MessageTable
  parent: ParentTable
  token: TokenTable
  trailer: TrailerTable
  reference: ReferenceTable
  change: ChangeTable
  change_lines: ChangeLinesTable
  lines_done: LinesDoneTable
  skipped: SkippedTable
  tag: TagTable
  blob: BlobTable
  code_function: CodeFunctionTable
  head_file: HeadFileTable
  life: LifeTable
  landing: LandingTable
  file: FileTable
  file_month: FileMonthTable
  file_author: FileAuthorTable
  file_pair: FilePairTable
  repository_month: RepositoryMonthTable
  cross_touch: CrossTouchTable
  reading: ReadingTable
}
