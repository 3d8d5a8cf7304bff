/** Looks at the code for decisions, through the git directories that scans made: what is so at the head, and if not, since when. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import type { CodeLooks, Looked, Outcome } from '#practices/decisions/confirmation.ts'
import type { Check } from '#practices/decisions/check-shape.ts'
import { readObjects } from '#sources/git/blobs.ts'
import { commitAt, filesWith, firstParents, pathsAt } from '#sources/git/looked-for.ts'
import { dependenciesIn, isCalled, isManifest } from '#sources/manifests/manifest.ts'
import { CairnError } from '#std/errors.ts'
import { folderOf, pathPattern } from '#std/path-pattern.ts'
import { posixOf } from '#std/pattern.ts'
import { gitPlaceOf, type Place } from '../code-reader.ts'
import type { Evidence } from '../asked-scope.ts'
import { repositoryCalled } from '../known-repository.ts'
import { driftIn } from './drift.ts'

/** At most so many look at once: each keeps a core busy. */
const looksMax = 2
interface Patience {
  /** For all checks of a decision in one repository. */
  headMsMax: number
  /** For the history of those that are not so. */
  historyMsMax: number
}
/** A pattern may be made to take forever: git is ended then. */
const usualPatience: Patience = { headMsMax: 60_000, historyMsMax: 60_000 }
/** Further back nobody remembers why. */
const lineMax = 20_000

export function codeLooks(
  evidence: Promise<Evidence>,
  patience: Patience = usualPatience,
): CodeLooks {
  let looking = 0
  return {
    async look(repository, checks) {
      if (looking >= looksMax)
        throw new CairnError(
          'unavailable',
          'decisions.confirm.busy',
          'The code is being looked at for other decisions.',
          { hint: 'Ask again in a minute.' },
        )
      looking++
      try {
        const { facts, dataFolder } = await evidence
        const place = await placeCalled(facts, dataFolder, repository)
        return 'cannotTell' in place
          ? notLooked(checks, place.cannotTell)
          : await lookAt(place, checks, patience)
      } finally {
        looking--
      }
    },
    async heads() {
      const { facts } = await evidence
      const rows = await facts.db
        .selectFrom('repository as r')
        .innerJoin('branch as b', 'b.repository_id', 'r.repository_id')
        .select(['r.name', sql<string>`encode(b.head, 'hex')`.as('head')])
        .where('b.is_default', '=', true)
        .execute()
      return new Map(rows.map(({ name, head }) => [name, head]))
    },
  }
}

async function placeCalled(
  facts: Facts,
  dataFolder: string,
  name: string,
): Promise<WholePlace | { cannotTell: string }> {
  const known = await repositoryCalled(facts, name).catch(wordsOf)
  if (known === undefined) return { cannotTell: `no repository called ${name} was read` }
  if ('cannotTell' in known) return known
  const place = await gitPlaceOf(facts, { dataFolder, repositoryId: known.id }).catch(wordsOf)
  return 'cannotTell' in place ? place : { ...place, isWhole: await isWhole(facts, known.id) }
}

/** Whether its history goes back to its beginning. */
async function isWhole({ db }: Facts, repositoryId: number): Promise<boolean> {
  const { partial } = await db
    .selectFrom('repository')
    .select('partial')
    .where('repository_id', '=', repositoryId)
    .executeTakeFirstOrThrow()
  return !partial.some((why) => why === 'shallow' || why === 'grafts')
}

interface WholePlace extends Place {
  isWhole: boolean
}

function wordsOf(error: unknown): { cannotTell: string } {
  if (!(error instanceof CairnError)) throw error
  return { cannotTell: error.message.replace(/\.$/, '') }
}

function notLooked(checks: readonly Check[], why: string): Looked {
  return { head: null, outcomes: checks.map(() => ({ state: 'cannot tell', why })) }
}

/** First what is so now, of all of them; then the history of those that are not so, as far as there is time. */
async function lookAt(
  place: WholePlace,
  checks: readonly Check[],
  { headMsMax, historyMsMax }: Patience,
): Promise<Looked> {
  const now = AbortSignal.timeout(headMsMax)
  const found: Outcome[] = []
  for (const check of checks) found.push(await outcomeOf(check, { ...place, signal: now }))
  const past = AbortSignal.timeout(historyMsMax)
  const outcomes: Outcome[] = []
  for (const [index, outcome] of found.entries()) {
    const check = checks[index]
    const isDrifting = check !== undefined && outcome.state === 'drifting'
    outcomes.push(
      isDrifting
        ? { ...outcome, ...(await driftFound(check, { ...place, signal: past })) }
        : outcome,
    )
  }
  return { head: place.head, outcomes }
}

interface At extends WholePlace {
  signal: AbortSignal
}

async function outcomeOf(check: Check, { gitDir, head, signal }: At): Promise<Outcome> {
  const found = await inTime(signal, () => find(check, { gitDir, oid: head, signal }))
  if (found === undefined) return { state: 'cannot tell', why: 'looking took too long' }
  if ('cannotTell' in found) return { state: 'cannot tell', why: found.cannotTell }
  const places = found.paths.toSorted().slice(0, shownMax)
  if (found.paths.length > 0 === check.mustBe)
    return { state: 'honoured', places: check.mustBe ? places : [] }
  const more = found.paths.length - places.length
  return { state: 'drifting', places, more, since: null, wasHonoured: null }
}

async function driftFound(check: Check, at: At) {
  const drift = await inTime(at.signal, () => driftOf(check, at))
  return drift === undefined || 'cannotTell' in drift ? {} : drift
}

const shownMax = 5

async function driftOf(check: Check, { gitDir, head, isWhole: isAll, signal }: At) {
  const line = await firstParents(gitDir, head, { most: lineMax, signal })
  const { at, wasHonoured } = await driftIn(Math.min(line.length, lineMax), async (index) => {
    const found = await find(check, { gitDir, oid: line[index] ?? head, signal })
    // Before there was anything to look into, nothing was there.
    const isThere = 'paths' in found && found.paths.length > 0
    return isThere === check.mustBe
  })
  // Beyond the end of what is looked at it may have been so.
  if (!wasHonoured && (line.length > lineMax || !isAll)) return { since: null, wasHonoured: null }
  const commit = line[at] ?? head
  const { at: day, subject } = await commitAt(gitDir, commit)
  return { since: { commit, at: day?.toISOString() ?? null, subject }, wasHonoured }
}

/** Undefined where the time was over; a repository that cannot be read is told in its words. */
async function inTime<T>(
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T | { cannotTell: string } | undefined> {
  try {
    return await work()
  } catch (error) {
    return signal.aborted ? undefined : wordsOf(error)
  }
}

interface Then {
  gitDir: string
  oid: string
  signal: AbortSignal
}

type Found = { paths: string[] } | { cannotTell: string }

async function find(check: Check, at: Then): Promise<Found> {
  if (check.by === 'path') {
    const paths = await pathsAt({ ...at, within: folderOf(check.path) })
    return paths === undefined ? tooMany : { paths: paths.filter(pathPattern(check.path)) }
  }
  if (check.by === 'dependency') return findDependency(check.dependency, at)
  const wording =
    check.by === 'text'
      ? { as: 'text' as const, words: check.text }
      : { as: 'pattern' as const, words: posixOf(check.pattern) ?? '' }
  const within = folderOf(check.within)
  const { paths, isPartial } = await filesWith(wording, { ...at, within })
  const found = paths.filter(pathPattern(check.within))
  return found.length === 0 && isPartial
    ? { cannotTell: 'some files could not be read' }
    : { paths: found }
}

const tooMany = { cannotTell: 'the tree names too many files' }
const manifestsMax = 2_000
const manifestBytesMax = 1024 * 1024

async function findDependency(name: string, { gitDir, oid, signal }: Then): Promise<Found> {
  const all = await pathsAt({ gitDir, oid, within: '', signal })
  const manifests = all?.filter(isManifest)
  if (manifests === undefined || manifests.length > manifestsMax) return tooMany
  if (manifests.length === 0)
    return {
      cannotTell: 'no file that names dependencies was found, such as package.json or go.mod',
    }
  const asked = manifests.map((path) => `${oid}:${path}`)
  const paths: string[] = []
  const unread: string[] = []
  let index = 0
  for await (const object of readObjects(gitDir, asked, { bytesMax: manifestBytesMax, signal })) {
    const path = manifests[index++] ?? ''
    const text = object?.type === 'blob' ? object.bytes?.toString('utf8') : undefined
    const names = text === undefined ? undefined : dependenciesIn(path, text)
    if (names === undefined) unread.push(path)
    else if (names.some((each) => isCalled(each, name))) paths.push(path)
  }
  const [first] = unread
  return paths.length === 0 && first !== undefined
    ? { cannotTell: `${first} could not be read or understood` }
    : { paths }
}
