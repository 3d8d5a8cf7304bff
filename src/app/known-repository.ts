/** The repositories that a workspace knows, found by what they are called. Apart from opening it: a scan asks for none. */
import { stat } from 'node:fs/promises'
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { rememberedBranches } from '#sources/git/branches.ts'
import { locate, type LocateOptions, type LocalRepository } from '#sources/git/locate.ts'
import { readRefs } from '#sources/git/refs.ts'
import { shownPath } from '#std/address.ts'
import { CairnError } from '#std/errors.ts'
import type { Facts } from '#facts/facts.ts'
import { shownWord } from '#std/shown-word.ts'
import type { Workspace } from './workspace.ts'

/** A repository the workspace has scanned at least once. */
export interface KnownRepository {
  id: number
  name: string
  source: string
  /** When a whole scan last ended; null while the first is under way. */
  scannedAt: Date | null
}

/**
 * The repository that a path, a URL or a name means; undefined when the workspace does not know it. A path that exists goes
 * before a name, as in a shell; a name that several have may come with the folders above it.
 */
export async function findKnown(
  { facts }: Pick<Workspace, 'facts'>,
  given: string,
  options: LocateOptions = {},
): Promise<KnownRepository | undefined> {
  const isName = mayBeName(given) && !(await exists(given))
  const called = isName ? await repositoryCalled(facts, given) : undefined
  if (called !== undefined) return called
  if (isName && !given.includes('/'))
    throw new CairnError(
      'not_found',
      'repository.none',
      `${shownWord(given)} is neither a path here nor a repository of this workspace.`,
      {
        hint: 'Check the spelling, or scan it by its path first.',
      },
    )
  const { source } = await locate(given, options)
  return knownIn(facts).where('source', '=', source).executeTakeFirst()
}

/** By its name alone, which may come with the folders above it. */
export async function repositoryCalled(
  facts: Facts,
  name: string,
): Promise<KnownRepository | undefined> {
  const rows = await knownIn(facts).where(isCalled(name)).execute()
  if (rows.length > 1) throw ambiguous(name, rows)
  return rows[0]
}

/** What they are called, each name once and in order. */
export async function repositoryNames({ db }: Facts): Promise<string[]> {
  const rows = await db.selectFrom('repository').select('name').distinct().orderBy('name').execute()
  return rows.map(({ name }) => name)
}

function knownIn({ db }: Facts) {
  return db
    .selectFrom('repository')
    .select(['repository_id as id', 'name', 'source', 'scanned_at as scannedAt'])
    .orderBy('source')
}

function mayBeName(given: string): boolean {
  return given.trim() !== '' && /^[^\\:]+$/.test(given) && !/^[/~]|^\.{1,2}(\/|$)/.test(given)
}

/** `app`, or `team/app` as the doctor tells it from another one. */
function isCalled(given: string): RawBuilder<SqlBool> {
  return given.includes('/')
    ? sql`right(regexp_replace(source, '/\\.git$', ''), length(${given}) + 1) = '/' || ${given}`
    : sql`name = ${given}`
}

const pathsMax = 3

function ambiguous(given: string, rows: readonly KnownRepository[]): CairnError {
  const more = rows.length - pathsMax
  const paths = rows.slice(0, pathsMax).map((row) => shownPath(row.source))
  return new CairnError(
    'invalid',
    'repository.ambiguous',
    `${rows.length} repositories are called ${shownWord(given)}.`,
    { hint: `Give one by its path: ${paths.join(', ')}${more > 0 ? ` and ${more} more` : ''}.` },
  )
}

/** Whether branches of the source stand elsewhere than at the last scan; false where that cannot be seen without asking a host. */
export async function hasMoved(
  { facts }: Pick<Workspace, 'facts'>,
  repository: KnownRepository,
): Promise<boolean> {
  const local = await localOf(repository.source)
  if (local === undefined) return false
  const scanned = await facts.db
    .selectFrom('branch')
    .select(['name', 'head'])
    .where('repository_id', '=', repository.id)
    .execute()
  const { branches } = rememberedBranches(
    await readRefs(local),
    scanned.map((branch) => branch.name),
  )
  const headOf = new Map(branches.map((branch) => [branch.name, branch.head]))
  return (
    scanned.some(({ name, head }) => headOf.get(name) !== head.toString('hex')) ||
    scanned.length !== branches.length
  )
}

async function localOf(source: string): Promise<LocalRepository | undefined> {
  try {
    // Nothing but its refs is read here.
    const located = await locate(source, { trustOwner: true, trustAlternates: true })
    return located.kind === 'local' ? located : undefined
  } catch {
    // Moved or deleted since: what was scanned still answers.
    return undefined
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
