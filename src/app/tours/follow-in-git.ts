/** Where lines of older commits stand at a later one, told by git alone: of a repository that nobody scanned. */
import type { Followed } from '#practices/trails/schema.ts'
import { changedBetween } from '#sources/git/changed-between.ts'
import { hunksBetween } from '#sources/git/hunks.ts'
import { renamed, renamesSince } from '#sources/git/renames-since.ts'
import { anchor } from '../code/anchor.ts'
import type { Content, Contents } from './contents.ts'

export interface Stood {
  path: string
  from: number
  to: number
  /** Full object id. */
  commit: string
}

interface Repository {
  gitDir: string
  head: string
}

/** In the order asked. */
export async function followInGit(
  repository: Repository,
  contents: Contents,
  stops: readonly Stood[],
): Promise<Followed[]> {
  const answers = new Map<Stood, Followed>()
  for (const [commit, asked] of Map.groupBy(stops, (stop) => stop.commit)) {
    const nameNow = await namesSince(repository, commit, asked)
    for (const stop of asked) {
      const name = nameNow(stop.path)
      const [was, is] = [
        await contents.at(commit, stop.path),
        await contents.at(repository.head, name),
      ]
      answers.set(stop, await followed(repository.gitDir, { stop, name, was, is }))
    }
  }
  return stops.map((stop) => answers.get(stop) ?? cannotTell('Nobody looked.'))
}

/** What the files are called now. The whole way is walked only where one is no longer there, and its like is not, either. */
async function namesSince(
  { gitDir, head }: Repository,
  commit: string,
  stops: readonly Stood[],
): Promise<(path: string) => string> {
  if (commit === head) return (path) => path
  const files = await changedBetween(gitDir, commit, head)
  const moved = new Map(files.map(({ before, after }) => [before?.path, after?.path]))
  const isLost = stops.some(({ path }) => moved.has(path) && moved.get(path) === undefined)
  const renames = isLost ? await renamesSince(gitDir, commit, head) : []
  return (path) => moved.get(path) ?? renamed(path, renames)
}

interface Ends {
  stop: Stood
  name: string
  was: Content | null
  is: Content | null
}

async function followed(gitDir: string, { stop, name, was, is }: Ends): Promise<Followed> {
  if (was === null)
    return cannotTell(`There is no ${stop.path} in commit ${stop.commit.slice(0, 10)}.`)
  if (is === null) return gone(stop.path)
  if (was.lines === null || is.lines === null)
    return cannotTell('Whether lines moved can be told of text alone.')
  const hunks = was.oid === is.oid ? [] : await hunksBetween(gitDir, [was.oid, is.oid])
  const lines = { from: stop.from, to: Math.min(stop.to, was.lines.length) }
  const found = anchor({ before: was.lines, after: is.lines, hunks, ...lines })
  const { state, place, confidence } = found
  if (state === 'unclear')
    return cannotTell(
      `Lines without words stand in many places; what is around them in ${name} changed.`,
    )
  if (place === null)
    return { state: 'gone', to: null, confidence, says: `These lines are no longer in ${name}.` }
  const to = { path: name, ...place }
  const where = linesAt(to, stop.path)
  if (state === 'changed')
    return { state, to, confidence, says: `They were changed; see ${where}.` }
  return name === stop.path && place.from === stop.from
    ? { state: 'same', to, confidence, says: 'They stand there unchanged.' }
    : { state: 'moved', to, confidence, says: `They are ${where} now.` }
}

function gone(path: string): Followed {
  return { state: 'gone', to: null, confidence: 0.9, says: `${path} is no longer there.` }
}

function cannotTell(says: string): Followed {
  return { state: 'cannot_tell', to: null, confidence: 0, says }
}

function linesAt(
  { path, from, to }: { path: string; from: number; to: number },
  before: string,
): string {
  const lines = from === to ? `line ${from}` : `lines ${from} to ${to}`
  return path === before ? lines : `${lines} of ${path}`
}
