/**
 * Which line of git gives this number? Git alone, where it counts just that: names do, unless they belonged to other files as
 * well. Else git over the very commits that were counted, which `cairn explain … --oids` lists; and beside it what git alone
 * counts, and why that is another number.
 */
import { bulkPathsMax } from '#facts/words/flags.ts'
import { commitsNaming } from '#facts/reading/named-commits.ts'
import { shellWord } from '#std/shell.ts'
import {
  inWholeTree,
  type ChangeUnit,
  type Count,
  type Listing,
  type Scope,
  type Window,
} from './insight.ts'

interface Counting {
  what: string
  /** In the unit asked for. */
  number: number
  /** How many commits that are. */
  commits: number
  listing: Listing
}

/**
 * What touches some files: `names` are all they had. Without `bulk`, commits of more than 50 paths are left out;
 * `wider` says why git alone counts more.
 */
export async function touchesFromGit(
  scope: Scope,
  asked: Counting & { names: readonly string[]; bulk?: boolean; wider?: string },
): Promise<Count[]> {
  const { names, bulk = true, wider = othersWords, ...counting } = asked
  const words = pathsOf(names)
  if (words === null) return listedFromGit(scope, counting)
  const { what, number, commits, listing } = counting
  const filter = bulk ? '' : smallOnly
  const revisions = `--no-merges --full-history${spanOf(scope.window)} ${scope.branch.head} -- ${words}`
  const alone = {
    what,
    number,
    command: counted(revisions, filter),
    gives: (await commitsNaming(scope.facts, inWholeTree(scope), names, { bulk })).size,
  }
  if (alone.gives === commits) return [{ ...alone, ...inUnits(scope, counting) }]
  const listed = {
    paths: ` -- ${words}`,
    // All that changed a file is listed there.
    filter: listing.insight === 'files' ? filter : '',
  }
  return [
    ...(commits === 0 ? [] : listedFromGit(scope, counting, listed)),
    { ...alone, because: wider },
  ]
}

/** Commits that touch files of both sides, bulk left out. */
export async function bothFromGit(
  scope: Scope,
  counting: Counting,
  sides: readonly [readonly string[], readonly string[]],
): Promise<Count[]> {
  const [one, other] = sides.map(pathsOf)
  if (one == null || other == null) return listedFromGit(scope, counting)
  const [ofOne, ofOther] = await Promise.all(
    sides.map((names) => commitsNaming(scope.facts, inWholeTree(scope), names, { bulk: false })),
  )
  const { what, number, commits } = counting
  const log = (words: string) =>
    `<(git --literal-pathspecs rev-list --no-merges --full-history${spanOf(scope.window)} ${scope.branch.head} -- ${words} | sort)`
  const alone = {
    what,
    number,
    command: `comm -12 ${log(one)} ${log(other)} | ${smallOnly} | wc -l`,
    gives: [...(ofOne ?? [])].filter((id) => ofOther?.has(id)).length,
  }
  return alone.gives === commits
    ? [{ ...alone, ...inUnits(scope, counting) }]
    : [...listedFromGit(scope, counting), { ...alone, because: othersWords }]
}

const othersWords = 'git alone also counts other files that had one of these names'

/** The commits counted, one by one; with `paths`, git looks whether each touches one of them. */
export function listedFromGit(
  scope: Pick<Scope, 'unit'>,
  counting: Counting,
  { paths, filter } = { paths: '', filter: '' },
): Count[] {
  const { what, number, commits, listing } = counting
  return [
    {
      what,
      number,
      command: counted(`--no-walk=unsorted --stdin${paths}`, filter),
      gives: commits,
      ...inUnits(scope, counting),
      reads: listing,
    },
  ]
}

/** Where none is listed, `git rev-list` counts none; `git log` would show the head. */
function counted(revisions: string, filter: string): string {
  const git = revisions.includes(' -- ') ? 'git --literal-pathspecs' : 'git'
  return filter === ''
    ? `${git} rev-list --count ${revisions}`
    : `${git} rev-list ${revisions} | ${filter} | wc -l`
}

/** Of the commits on standard input, those that are not bulk. */
const smallOnly = `while read -r c; do [ $(git diff-tree -r -M -l1000 --root --no-commit-id --name-only $c | wc -l) -le ${bulkPathsMax} ] && echo $c; done`

function inUnits({ unit }: Pick<Scope, 'unit'>, { number, commits }: Counting): Partial<Count> {
  return commits === number || unit === 'commit'
    ? {}
    : { because: `git counts commits, ${unitWords[unit]}` }
}

const unitWords: Record<Exclude<ChangeUnit, 'commit'>, string> = {
  ticket: 'and several may name the same ticket',
  'author-day': 'and several may come from one author on one day (UTC)',
  'first-parent': 'and one merge may bring several',
  'change-request': 'and one request may bring several',
}

/** The changes in a range of commits, below the path asked for. */
export async function rangeFromGit(
  { facts, repository, prefix }: Scope,
  given: { what: string; number: number; range: string; commits: string },
): Promise<Count> {
  const { what, number, range, commits } = given
  if (prefix === '')
    return { what, number, command: counted(`--no-merges ${range}`, ''), gives: number }
  const wish = { repositoryId: repository.id, commits, from: null, to: null }
  const gives = (await commitsNaming(facts, wish, [prefix], { bulk: true })).size
  return {
    what,
    number,
    command: counted(`--no-merges --full-history ${range} -- ${shellWord(prefix)}`, ''),
    gives,
    ...(gives === number ? {} : { because: movedWords }),
  }
}

const movedWords =
  'git counts what was moved away from there, and not what came there from elsewhere'

/** A window as git takes it. */
export function spanOf({ from, to }: Pick<Window, 'from' | 'to'>): string {
  const since = from === null ? '' : ` --since-as-filter=${from.toISOString()}`
  return to === null ? since : `${since} --until=${to.toISOString()}`
}

/** null where a name holds bytes that are no text: what we know of it is not what git knows. */
function pathsOf(names: readonly string[]): string | null {
  return names.length === 0 || names.some((name) => name.includes('\uFFFD'))
    ? null
    : names.map(shellWord).join(' ')
}

/** For what reads git's output line by line and column by column, too: null where a name would break them. */
export function wordsOf(names: readonly string[]): string | null {
  return names.some((name) => /[\t\n]/.test(name)) ? null : pathsOf(names)
}
