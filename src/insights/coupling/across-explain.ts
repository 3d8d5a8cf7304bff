/** Where the numbers of two repositories come from: the lines of git for each, and the commits of both. */
import { sql } from 'kysely'
import { crossTouches } from '#facts/rollups/cross.ts'
import { bulkPathsMax, flag } from '#facts/words/flags.ts'
import { CairnError } from '#std/errors.ts'
import { nearPaths } from '#std/near.ts'
import { shellWord } from '#std/shell.ts'
import { shownWord } from '#std/shown-word.ts'
import {
  shownWindow,
  type Count,
  type ExplainedCommit,
  type Explanation,
  type Scope,
} from '../insight.ts'
import { dayOf, nameOf, readNeighbours, within, type How, type Neighbour } from './across-query.ts'
import { findAcross, refuseWhatCrossesNot } from './across.ts'
import { formulaOf, valuesOf } from './explain.ts'
import { sharedMin, uncounted, type Pair } from './pairs.ts'

export async function explainAcross(
  scope: Scope,
  subject: readonly string[],
  how: How,
): Promise<Explanation> {
  refuseWhatCrossesNot(scope, how)
  const neighbours = await readNeighbours(scope)
  const other = otherNamed(scope, subject, neighbours)
  const found = await findAcross(scope, how, other.id)
  const [pair = uncounted(0, 0)] = found.pairs
  const both = await readSides(
    scope,
    [pair.a, pair.b].flatMap((place) => neighbours[place] ?? []),
  )
  return {
    subject: both.map(({ name }) => name).join(' and '),
    definition: definitions[how],
    formula: formulaOf(pair),
    values: valuesOf(pair),
    window: shownWindow(scope.window),
    n: found.n,
    leftOut: found.leftOut,
    commands: [],
    counts: countsFor(scope, how, { both, pair }),
    commits: await readShared(scope, how, both),
  }
}

const shownFrom = `Confidence A→B is the share of A's that are B's, too. Windows are cut at whole days (UTC). Pairs are shown from ${sharedMin} shared on.`
const definitions: Record<How, string> = {
  key: `Two repositories are coupled by issue keys when changes to both name the same ones (ABC-123, owner/name#12). Degree is the shared keys over the mean of both repositories' keys. ${shownFrom}`,
  'author-day': `Two repositories are coupled by authors' days when one person changes both on one day (UTC, by committer date; bots' days are left out). Degree is the shared days over the mean of both repositories' days. ${shownFrom}`,
}

/** The one that is not this repository: named alone, or as one of two. */
function otherNamed(
  { repository }: Scope,
  subject: readonly string[],
  neighbours: readonly Neighbour[],
): Neighbour {
  const named = subject.map((given) => {
    const found = neighbours.find(({ name, source }) => name === given || source === given)
    if (found !== undefined) return found
    const near = nearPaths(
      given,
      neighbours.map(({ name }) => name),
    )
    throw new CairnError(
      'not_found',
      'coupling.across.none',
      `${shownWord(given)} is no repository of this workspace.`,
      {
        hint:
          near.length > 0
            ? `Did you mean ${near.join(' or ')}?`
            : 'Name it as `cairn coupling --across` prints it.',
      },
    )
  })
  const others = named.filter(({ id }) => id !== repository.id)
  const [other] = others
  if (other !== undefined && others.length === 1 && named.length <= 2) return other
  throw new CairnError(
    'invalid',
    'coupling.explain.across',
    'Which other repository is to be explained beside this one?',
    {
      hint: 'Name one, or this one and another, as `cairn coupling --across` prints them.',
    },
  )
}

interface Side extends Neighbour {
  head: string
  /** Commits of its default branch, as PostgreSQL writes an int4multirange. */
  commits: string
}

async function readSides({ facts }: Scope, both: readonly Neighbour[]): Promise<Side[]> {
  const { rows } = await sql<{ id: number; head: string; commits: string }>`
    select repository_id as id, encode(head, 'hex') as head, commits from branch
    where is_default and repository_id = any(${both.map(({ id }) => id)}::integer[])`.execute(
    facts.db,
  )
  const branches = new Map(rows.map((row) => [row.id, row]))
  return both.map((one) => ({ head: 'HEAD', commits: '{}', ...one, ...branches.get(one.id) }))
}

/** Both repositories' keys or days, and those of both: git prints them, sort makes each one. */
function countsFor(
  { window }: Scope,
  how: How,
  {
    both,
    pair,
  }: { both: readonly Side[]; pair: Pick<Pair, 'shared' | 'revisionsA' | 'revisionsB'> },
): Count[] {
  const since = window.from === null ? '' : ` --since-as-filter=${dayOf(window.from)}T00:00:00Z`
  const until = window.to === null ? '' : ` --until=${dayOf(window.to)}T23:59:59Z`
  const log = ({ name, source, head }: Side, format: string) =>
    `git -C ${shellWord(source.startsWith('/') ? source : name)} log --no-merges${since}${until} ${format} ${head}`
  const list = (side: Side) =>
    how === 'key'
      ? `${log(side, '--format=%B')} | ${keysIn} | sort -u`
      : `TZ=UTC ${log(side, "--date=short-local --format='%aE %cd'")} | sort -u`
  const lists = both.map((side) => list(side))
  const [one = '', other = ''] = lists
  return [
    { what: 'revisionsA', number: pair.revisionsA, command: `${one} | wc -l` },
    { what: 'revisionsB', number: pair.revisionsB, command: `${other} | wc -l` },
    {
      what: 'shared',
      number: pair.shared,
      command: `comm -12 ${lists.map((each) => `<(${each})`).join(' ')} | wc -l`,
    },
  ].map((count) => ({ ...count, gives: null, because: becauseOf[how] }))
}

/** What these lines count otherwise; how much that is, only the other repository's git can tell. */
const becauseOf: Record<How, string> = {
  key: `git counts the keys of changes to more than ${bulkPathsMax} paths, too, if there are any`,
  'author-day': `git counts bots and changes to more than ${bulkPathsMax} paths, too, and knows people by .mailmap alone`,
}

/** As the scan finds them (sources/git/message.ts); owner/name in lower case, as hosts read it. */
const keysIn = String.raw`grep -oE '\b([A-Z][A-Z0-9]{1,9}-[1-9][0-9]{0,8}|[A-Za-z0-9][A-Za-z0-9_.-]{0,38}/[A-Za-z0-9_.-]{1,100}#[0-9]{1,9})\b' | grep -vE '^(UTF|SHA|ISO|RFC|CVE|MD|TLS|HTTP|AES|L?GPL|AGPL|ECMA|IEEE|X|CWE|PEP)-' | awk '{ print /#/ ? tolower($0) : $0 }'`

/** Newest first, those of both repositories in one list. */
async function readShared(
  scope: Scope,
  how: How,
  both: readonly Side[],
): Promise<ExplainedCommit[]> {
  const [one = [], other = []] = await Promise.all(
    both.map((side) => readTouches(scope, how, side)),
  )
  const keysOf = (touches: readonly Touch[]) =>
    new Set(touches.filter(({ flags }) => (flags & flag.bulk) === 0).map(({ key }) => key))
  const [ofOne, ofOther] = [keysOf(one), keysOf(other)]
  const told = await Promise.all(
    [one, other].map((touches, side) =>
      readCommits(
        scope,
        both[side],
        touches.filter(({ key }) => ofOne.has(key) && ofOther.has(key)).map(({ id }) => id),
      ),
    ),
  )
  return told
    .flat()
    .toSorted((a, b) => b.moment - a.moment || byLetter(b.commit.oid, a.commit.oid))
    .map(({ commit }) => commit)
}

interface Touch {
  key: string
  id: number
  flags: number
}

async function readTouches(
  { facts, window }: Scope,
  how: How,
  { id, commits }: Side,
): Promise<Touch[]> {
  const people = how === 'key' ? sql`` : sql`and not t.is_bot and t.day > '-infinity'`
  const { rows } = await sql<Touch>`select t.key, t.commit_id as id, t.flags
    from (${sql.raw(crossTouches(id, commits))}) t where t.how = ${nameOf(how)} ${people} and ${within(window)}`.execute(
    facts.db,
  )
  return rows
}

interface Told {
  oid: string
  at: Date | null
  moment: number
  subject: string | null
  added: number | null
  deleted: number | null
  flags: number
}

async function readCommits(
  { facts }: Scope,
  side: Side | undefined,
  ids: readonly number[],
): Promise<{ moment: number; commit: ExplainedCommit }[]> {
  if (side === undefined) return []
  const among = sql`repository_id = ${side.id} and commit_id = any(${ids}::integer[])`
  const { rows } = await sql<Told>`
    select encode(c.oid, 'hex') as oid, c.committed_at as at, c.moment, m.subject, l.added, l.deleted, c.flags
    from (select * from commit where ${among}) c
    left join (select * from message where ${among}) m using (commit_id)
    left join (select commit_id, sum(added) as added, sum(deleted) as deleted from change_lines
      where ${among} group by commit_id) l using (commit_id)`.execute(facts.db)
  return rows.map(({ oid, at, moment, subject, added, deleted, flags }) => ({
    moment,
    commit: {
      oid,
      at: at?.toISOString() ?? null,
      subject: subject ?? '',
      added,
      deleted,
      ...((flags & flag.bulk) > 0 ? { leftOut: `touches more than ${bulkPathsMax} paths` } : {}),
      repository: side.name,
    },
  }))
}

function byLetter(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
