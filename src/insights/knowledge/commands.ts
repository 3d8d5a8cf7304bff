/** The lines of git that give the counts of an explanation. People are counted, not listed; bots are named, to leave them out. */
import { sql } from 'kysely'
import { bulkPathsMax } from '#facts/words/flags.ts'
import { shellWord } from '#std/shell.ts'
import { listedFromGit, spanOf } from '../from-git.ts'
import type { Count, ExplainedCommit, Scope } from '../insight.ts'
import { changesAt, isBelowPlace, type Place } from './query-changes.ts'

/** A line of git over what touched a place, with these arguments. */
export type Log = (...args: string[]) => string

export async function logAt(scope: Scope, place: Place): Promise<Log> {
  const log = `git log --no-merges --full-history --no-mailmap${spanOf(scope.window)}${await onlyHumans(scope)}`
  return (...args) => `${log} ${args.join(' ')} ${scope.branch.head}${pathspecs(place)}`
}

/** How often each person, unnamed, changed a place. */
export function sharesOf(log: Log): string {
  return `${log('--format=%aE')} | sort | uniq -c | awk '{print $1}' | sort -rn`
}

/** What an explanation has counted already. */
interface Found {
  n: number
  commits: readonly ExplainedCommit[]
  files: number
  subject: string[]
}

/** Of the commits that touched a place, and of the files that stand there at the head. */
export async function countsAt(
  scope: Scope,
  place: Place,
  log: Log,
  found: Found,
): Promise<Count[]> {
  const commits = found.commits.filter(({ leftOut }) => leftOut === undefined).length
  // How many paths a commit touches is told of all its paths, not of those asked about alone.
  const command = `${log('--full-diff', '-M', '--name-only', "--format='tformat:>'")} | awk '/^>$/ {n += 0 < paths && paths <= ${bulkPathsMax}; paths = 0; next} NF {paths++} END {print n + (0 < paths && paths <= ${bulkPathsMax})}'`
  const counting = { what: 'commits', number: found.n }
  const isAsked = !place.isFiles && scope.unit === 'commit'
  const gives = isAsked
    ? found.n
    : (await changesAt({ ...scope, unit: 'commit' }, asGitReads(place))).counted
  const alone = { ...counting, command, gives }
  const isExact = gives === commits && gives === found.n
  const listing = { subject: found.subject }
  return [
    ...(isExact ? [] : listedFromGit(scope, { ...counting, commits, listing })),
    { ...alone, ...(isExact ? {} : { because: gives === commits ? unitWords : othersWords }) },
    await filesFromGit(scope, asGitReads(place), found.files),
  ]
}

const unitWords = 'git counts commits'
const othersWords = 'git alone also counts what lay in folders of these names'

/** To git the name of a file is a folder's, too, wherever one bore it. */
function asGitReads(place: Place): Place {
  return { ...place, isFiles: false }
}

async function filesFromGit(scope: Scope, place: Place, number: number): Promise<Count> {
  const { facts, repository, branch } = scope
  const { rows } = await sql<{ gives: number }>`
    select count(*) as gives from head_file h join path p on p.repository_id = ${repository.id} and p.path_id = h.path_id
    where h.repository_id = ${repository.id} and h.branch_id = ${branch.id} and ${isBelowPlace(place)}`.execute(
    facts.db,
  )
  const gives = rows[0]?.gives ?? 0
  const all = filesAt(branch.head, place.paths)
  const command =
    place.without.length === 0
      ? all
      : `echo $(($(${all}) - $(${filesAt(branch.head, place.without)})))`
  return {
    ...{ what: 'files', number, command, gives },
    ...(gives === number
      ? {}
      : {
          because:
            'git also lists what nobody writes by hand, documentation, settings, and data of tests',
        }),
  }
}

function filesAt(head: string, paths: readonly string[]): string {
  const below = paths.length === 0 ? '' : ` -- ${paths.map(shellWord).join(' ')}`
  return `git ls-tree -r --name-only ${head}${below} | wc -l`
}

function pathspecs({ paths, without }: Place): string {
  const words = [
    ...paths.map((path) => literal(path)),
    ...without.map((path) => literal(path, 'exclude')),
  ]
  return words.length === 0 ? '' : ` -- ${words.map(shellWord).join(' ')}`
}

/** As it is written, whatever git would read into `*` or `[`. */
function literal(path: string, ...magic: string[]): string {
  const words = /[*?[\\]|^:/.test(path) ? [...magic, 'literal'] : magic
  return words.length === 0 ? path : `:(${words.join(',')})${path}`
}

async function onlyHumans({ facts, repository }: Scope): Promise<string> {
  const bots = await facts.db
    .selectFrom('attribution as a')
    .innerJoin('identity as i', 'i.identity_id', 'a.identity_id')
    .where('a.repository_id', '=', repository.id)
    .where('a.kind', '=', 'bot')
    .select(['i.name', 'i.email'])
    .execute()
  if (bots.length === 0) return ''
  const names = bots.map(({ name, email }) => escaped(`${name} <${email}>`)).toSorted()
  return ` --perl-regexp --author=${shellWord(`^(?!(${names.join('|')})$)`)}`
}

/** For a regular expression. */
function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
