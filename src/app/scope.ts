/** Turns what a reader names (a path, a branch, a window, a prefix) into the scope an insight is asked in. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import { isKnownPath, unknownPath } from '#facts/reading/unknown-path.ts'
import type {
  ChangeUnit,
  CodeReader,
  Scope,
  ScopeBranch,
  ScopeRepository,
  Window,
} from '#insights/insight.ts'
import { CairnError } from '#std/errors.ts'
import { shellWord } from '#std/shell.ts'
import { shownWord } from '#std/shown-word.ts'
import { parseWindow } from './window.ts'

export interface ScopeWish {
  repositoryId: number
  branch?: string | undefined
  /** `12m`, `90d`, `2y`, `all`, `FROM..TO`; all time when absent. */
  window?: string | undefined
  prefix?: string | undefined
  unit?: ChangeUnit | undefined
  now: Date
  code: CodeReader
}

export async function makeScope(facts: Facts, wish: ScopeWish): Promise<Scope> {
  const repository = await repositoryOf(facts, wish.repositoryId)
  const branch = await branchOf(facts, repository, wish.branch)
  const prefix = prefixOf(wish.prefix ?? '')
  if (prefix !== '' && !(await isKnownPath(facts, repository.id, prefix)))
    throw await unknownPath(
      { facts, repository, branch },
      prefix,
      `No file lies at or below ${shownWord(prefix)}, and none ever did.`,
    )
  return {
    facts,
    repository,
    branch,
    window: await windowOf(facts, repository, branch, wish.window ?? 'all'),
    prefix,
    unit: wish.unit ?? 'commit',
    now: wish.now,
    code: wish.code,
  }
}

/** A path inside the repository, as git writes it: `./src/` is `src`, and `.` is all of it. */
export function prefixOf(given: string): string {
  const parts = given.split('/').filter((part) => part !== '' && part !== '.')
  if (given.startsWith('/') || parts.includes('..') || given.includes('\0'))
    throw new CairnError(
      'invalid',
      'path.invalid',
      `${shownWord(given)} leads out of the repository.`,
      {
        hint: 'Give a path as `git ls-files` shows it.',
      },
    )
  return parts.join('/')
}

async function repositoryOf(facts: Facts, repositoryId: number): Promise<ScopeRepository> {
  const row = await facts.db
    .selectFrom('repository')
    .select(['repository_id as id', 'name', 'source', 'telling'])
    .where('repository_id', '=', repositoryId)
    .executeTakeFirst()
  if (row === undefined)
    throw new CairnError('not_found', 'repository.none', 'This repository is not in the workspace.')
  return row
}

async function branchOf(
  facts: Facts,
  repository: ScopeRepository,
  name: string | undefined,
): Promise<ScopeBranch> {
  const rows = await facts.db
    .selectFrom('branch')
    .innerJoin('repository', 'repository.repository_id', 'branch.repository_id')
    .select([
      'branch_id as id',
      'branch.name',
      'is_default as isDefault',
      sql<boolean>`is_default and is_rolled`.as('isRolledUp'),
      'commits',
      sql<string>`encode(head, 'hex')`.as('head'),
    ])
    .where('branch.repository_id', '=', repository.id)
    .orderBy('is_default', 'desc')
    .orderBy('branch.name')
    .execute()
  const found = name === undefined ? rows[0] : rows.find((row) => row.name === name)
  if (found !== undefined) return found
  if (rows.length === 0 && name === undefined) return unborn
  if (rows.length === 0) throw noCommits(repository)
  throw new CairnError(
    'not_found',
    'git.ref.none',
    `The branch ${shownWord(name ?? '')} was not scanned.`,
    {
      hint: `${toScan(name)}Scanned so far: ${rows.map((row) => row.name).join(', ')}.`,
    },
  )
}

/** A slip of the hand is no branch to scan. */
function toScan(name = ''): string {
  return name === '' || name.length > 100 ? '' : `Scan it with --branch ${shellWord(name)}. `
}

/** Of a repository without commits: a question about all of it has its answer, which is that there is nothing. */
const unborn: ScopeBranch = {
  id: 0,
  name: 'HEAD',
  isDefault: true,
  isRolledUp: false,
  commits: '{}',
  head: '',
}

export function hasCommits({ branch }: Scope): boolean {
  return branch.head !== ''
}

export function noCommits({ name }: { name: string }): CairnError {
  return new CairnError('not_found', 'repository.empty', `${name} has no commits yet.`, {
    hint: 'Scan it again when there are some.',
  })
}

async function windowOf(
  facts: Facts,
  repository: ScopeRepository,
  branch: ScopeBranch,
  label: string,
): Promise<Window> {
  if (label === 'all') return { label, from: null, to: null }
  return parseWindow(label, () => newestCommitAt(facts, repository, branch))
}

/**
 * The newest committer date on the branch that lies at most a day after its head's: a commit that claims to come from the
 * future moves no window.
 */
async function newestCommitAt(
  facts: Facts,
  repository: ScopeRepository,
  branch: ScopeBranch,
): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(committed_at) as at from commit
    where repository_id = ${repository.id} and commit_id <@ ${branch.commits}::int4multirange
      and committed_at <= coalesce((select committed_at from commit where repository_id = ${repository.id}
        and oid = decode(${branch.head}, 'hex') order by commit_id limit 1), 'infinity') + interval '1 day'`.execute(
    facts.db,
  )
  return rows[0]?.at ?? null
}
