/**
 * Which commits took files away, and under which names git sees them again: what `git log --follow` does for one file from its last
 * name backwards, for many files from any of their names onwards.
 */
import { CairnError } from '#std/errors.ts'
import { exitOf, git, gitError, startGit, stderrOf } from './git.ts'
import { NulTokens } from './tokens.ts'

export interface Range {
  gitDir: string
  /** Full object ids: all that leads to the head, but not to this commit. */
  head: string
  notBehind?: string | undefined
  signal?: AbortSignal | undefined
}

const wantsOids = ['--end-of-options']

/** The commits of a range with their parents, parents first. */
export async function parentsIn(range: Range): Promise<Map<string, string[]>> {
  const { gitDir, signal } = range
  const args = ['rev-list', '--topo-order', '--reverse', '--parents', ...revisions(range)]
  const text = (await git(args, { gitDir, signal, buffered: true })).toString('latin1')
  return new Map(
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [oid = '', ...parents] = line.split(' ')
        return [oid, parents]
      }),
  )
}

function revisions({ head, notBehind }: Range): string[] {
  return [...wantsOids, head, ...(notBehind === undefined ? [] : [`^${notBehind}`])]
}

export interface Removal {
  commit: string
  path: string
}

/** The commits of a range that took one of these paths away, parents first; of all paths where none are named. Merges are passed over. */
export async function removalsIn(range: Range, paths?: readonly string[]): Promise<Removal[]> {
  const form = ['-z', '--no-renames', '--diff-filter=D', '--name-only', '--no-notes']
  const order = ['--topo-order', '--reverse', '--format=%x02%H']
  const limits = paths === undefined ? [] : ['--', ...paths]
  const args = ['log', ...order, ...form, ...revisions(range), ...limits]
  const removals: Removal[] = []
  let commit = ''
  await eachToken(args, range, (token) => {
    // Between the commit and its first path git puts a line break.
    const text = token.startsWith('\n') ? token.slice(1) : token
    if (commitMark.test(text)) commit = text.slice(1)
    else if (text !== '') removals.push({ commit, path: text })
  })
  return removals
}

/** Begins with what no path does that people gave. */
// oxlint-disable-next-line no-control-regex
const commitMark = /^\u0002[0-9a-f]{40,64}$/

/** By commit, the old names of the files that it renamed with their new ones; in a partial clone those alone that it did not change. */
export async function renamesIn(
  range: Pick<Range, 'gitDir' | 'signal'>,
  commits: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  try {
    return await renamesLike('-M', range, commits)
  } catch (error) {
    if (!(error instanceof CairnError && lacks.has(error.code))) throw error
    // Whole files are told by their ids; what was not fetched cannot be compared.
    return renamesLike('-M100%', range, commits)
  }
}

const lacks: ReadonlySet<string> = new Set(['git.objects.missing', 'git.repo.corrupt'])

async function renamesLike(
  alike: '-M' | '-M100%',
  { gitDir, signal }: Pick<Range, 'gitDir' | 'signal'>,
  commits: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  const found = new Map<string, Map<string, string>>()
  if (commits.length === 0) return found
  const form = ['-r', '-z', alike, '--diff-filter=R', '--name-status', '--always', '--root']
  const args = ['diff-tree', '--stdin', ...form]
  let renames = new Map<string, string>()
  let [isRename, before] = [false, '']
  await eachToken(
    args,
    { gitDir, signal, input: `${commits.join('\n')}\n`, settings: { 'diff.renameLimit': '400' } },
    (token) => {
      if (before !== '') {
        renames.set(before, token)
        before = ''
      } else if (isRename) {
        before = token
        isRename = false
      } else if (/^R\d+$/.test(token)) isRename = true
      else if (/^[0-9a-f]{40,64}$/.test(token)) {
        renames = new Map()
        found.set(token, renames)
      }
    },
  )
  return found
}

interface Tokens {
  gitDir: string
  signal?: AbortSignal | undefined
  input?: string
  settings?: Record<string, string>
}

async function eachToken(
  args: readonly string[],
  { gitDir, signal, input, settings }: Tokens,
  take: (token: string) => void,
): Promise<void> {
  const child = startGit(args, { gitDir, signal, buffered: true, settings: settings ?? {} })
  child.stdin.end(input ?? '')
  const errors = stderrOf(child)
  const exited = exitOf(child)
  const tokens = new NulTokens({
    token: (bytes, start, end) => take(bytes.toString('utf8', start, end)),
  })
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) tokens.push(chunk)
  const exitCode = await exited
  signal?.throwIfAborted()
  if (exitCode !== 0) throw gitError(args, await errors, exitCode)
}
