/** Where the numbers about releases come from: tags, stock git commands, and the commits behind one release. */
import { sql } from 'kysely'
import { toldCommit } from '#facts/reading/newest-commits.ts'
import { CairnError } from '#std/errors.ts'
import { rounded, spreadOf } from '#std/spread.ts'
import { shellWord } from '#std/shell.ts'
import { shownWord } from '#std/shown-word.ts'
import { listedFromGit, rangeFromGit } from '../from-git.ts'
import type { Count, ExplainedCommit, Explanation, Scope } from '../insight.ts'
import { finderOf, multirangeOf } from './commit-set.ts'
import { judge } from './failure.ts'
import { inquire, type Inquiry } from './inquiry.ts'
import { changesOf, leadTimes, type ReleasedChange } from './lead-times.ts'
import { commitsOf, compareText, type Release } from './release.ts'
import type { ReleasesAnswer, ReleasesInput } from './shape.ts'

type Ask = (scope: Scope, input: ReleasesInput) => Promise<ReleasesAnswer>

export async function explain(
  scope: Scope,
  subject: readonly string[],
  input: ReleasesInput,
  ask: Ask,
): Promise<Explanation> {
  const inquiry = await inquire(scope, input)
  const [name] = subject
  if (name === undefined)
    return explainAll(scope, inquiry, await ask(scope, { ...input, limit: 0 }))
  const release = inquiry.finals.find(
    (candidate) => candidate.name === name || candidate.alsoNamed.includes(name),
  )
  if (release !== undefined) return explainRelease(scope, inquiry, release)
  throw new CairnError('not_found', 'releases.none', `${shownWord(name)} is no release here.`, {
    hint: 'Name a version tag as `cairn releases` prints it; pre-releases hold no changes of their own.',
  })
}

async function explainRelease(
  scope: Scope,
  inquiry: Inquiry,
  release: Release,
): Promise<Explanation> {
  const { name } = release
  const [leads, changes, base] = await Promise.all([
    leadTimes(scope, [release], inquiry.touching),
    changesOf(scope, [release], { touching: inquiry.touching }).then(
      (found) => found.get(release) ?? [],
    ),
    baseOf(
      scope,
      release.ranges,
      inquiry.finals.filter((other) => other.component === release.component),
    ),
  ])
  const { commits = 0, days = [], negative = 0, undated = 0, merges = 0 } = leads.get(release) ?? {}
  const spread = spreadOf(days)
  const verdict = judge(release, inquiry.aftermath(release.component))
  return {
    subject: release.name,
    definition:
      'A release is a version tag; it first holds the commits that are in no earlier final release of its component. A change is a commit that is no merge; its lead time runs from its committer date to the tag (the tagger’s date, or the commit’s for a tag without one).',
    formula:
      'lead time in days = (release date - committer date) / 86400, percentiles of type 7; interval in days = release date - the date of the release before',
    values: {
      ...{
        at: release.at?.toISOString() ?? null,
        atFrom: release.atFrom,
        commits,
        merges,
        negative,
        undated,
      },
      ...{
        p50: spread.p50,
        p75: spread.p75,
        p90: spread.p90,
        intervalDays: rounded(release.intervalDays),
      },
      ...{
        failed: verdict.failed === null ? null : String(verdict.failed),
        because: verdict.because,
        recoveryDays: rounded(verdict.recoveryDays),
      },
    },
    window: { label: 'all', from: null, to: null },
    n: spread.n,
    leftOut: [
      { what: 'merges', count: merges, why: 'what they bring in is counted where it was made' },
      {
        what: 'commits dated after the release that holds them',
        count: negative,
        why: 'clocks disagree; such a lead time is no number',
      },
    ].filter(({ count }) => count > 0),
    commands: [
      `git log --no-merges --format='%ct %H %s' ${refOf(release)}${notIn(base)}${pathsOf(scope)}`,
      `git for-each-ref --format='%(creatordate:unix) %(refname:short)' ${refOf(release)}`,
    ],
    counts: [
      await rangeFromGit(scope, {
        what: 'changes',
        number: commits,
        range: `${refOf(release)}${notIn(base)}`,
        commits: multirangeOf(release.ranges),
      }),
      ...withLeadTime(scope, spread.n, [name]),
    ],
    commits: changes.map(explained),
  }
}

function withLeadTime(scope: Scope, n: number, subject: readonly string[]): Count[] {
  const counting = { what: 'changes with a lead time', number: n, commits: n }
  return listedFromGit(scope, { ...counting, listing: { subject } })
}

function explained(change: ReleasedChange): ExplainedCommit {
  const shown = toldCommit(change)
  return change.leadTimeDays === null
    ? { ...shown, leftOut: 'no lead time: dated after its release, or not at all' }
    : shown
}

async function explainAll(
  scope: Scope,
  inquiry: Inquiry,
  found: ReleasesAnswer,
): Promise<Explanation> {
  const { changeFailRate: rate } = found
  const waiting = await unreleasedRanges(scope, inquiry.siblings)
  const base = await baseOf(scope, waiting, inquiry.siblings)
  const released = await changesOf(scope, inquiry.siblings.filter(inquiry.isInWindow), {
    touching: inquiry.touching,
  })
  return {
    subject: found.component === '' ? 'releases' : found.component,
    definition: `Releases are version tags, pre-releases apart. Lead time runs from a commit's committer date to the first final release that holds it; landing from its author date to its merge into the branch. ${rate.approximation}`,
    formula: `change fail rate = ${rate.failed} failed ÷ ${rate.judged} judged, within ${rate.withinDays} days; lead time = ${found.n} changes, p50 ${found.leadTimeDays.p50} days; ${found.releases} releases, touching ${found.months.length} months of the calendar`,
    values: {
      ...{
        releases: found.releases,
        prereleases: found.prereleases,
        intervalP50: found.intervalDays.p50,
      },
      ...{
        leadTimeP50: found.leadTimeDays.p50,
        leadTimeP75: found.leadTimeDays.p75,
        leadTimeP90: found.leadTimeDays.p90,
      },
      ...{
        landingP50: found.landingDays?.p50 ?? null,
        unreleased: found.unreleased?.n ?? null,
        oldestDays: found.unreleased?.oldestDays ?? null,
      },
      ...{ changeFailRate: rate.share, recoveryP50: found.recoveryDays.p50 },
    },
    window: found.window,
    n: found.n,
    leftOut: found.leftOut,
    commands: [
      `git for-each-ref --sort=creatordate --format='%(creatordate:iso-strict) %(refname:short)' refs/tags`,
      `git log --grep='This reverts commit' --format='%ct %H %s' --all`,
    ],
    counts: [
      ...withLeadTime(scope, found.n, []),
      ...(found.unreleased === null
        ? []
        : [
            await rangeFromGit(scope, {
              what: 'unreleased',
              number: found.unreleased.n,
              range: `${scope.branch.head}${notIn(base)}`,
              commits: multirangeOf(waiting),
            }),
          ]),
    ],
    commits: [...released.values()]
      .flat()
      .sort((a, b) => b.moment - a.moment || compareText(b.oid, a.oid))
      .map(explained),
  }
}

async function unreleasedRanges(
  { facts, branch }: Scope,
  siblings: readonly Release[],
): Promise<[number, number][]> {
  const { rows } = await sql<{ from: number; before: number }>`
    select lower(r) as from, upper(r) as before from unnest(${branch.commits}::int4multirange - ${commitsOf(siblings)}::int4multirange) r`.execute(
    facts.db,
  )
  return rows.map((row) => [row.from, row.before])
}

/**
 * The releases to say `--not` to: those that hold the parents just outside these commits. All that lies outside is behind
 * one of those parents, so this short list leaves out exactly what all earlier releases would.
 */
async function baseOf(
  { facts, repository }: Scope,
  ranges: readonly (readonly [number, number])[],
  siblings: readonly Release[],
): Promise<Release[]> {
  const own = multirangeOf(ranges)
  const { rows } = await sql<{ id: number }>`
    select distinct parent_id as id from parent
    where repository_id = ${repository.id} and commit_id <@ ${own}::int4multirange and not parent_id <@ ${own}::int4multirange`.execute(
    facts.db,
  )
  const ownerOf = finderOf(siblings.map((release) => ({ owner: release, ranges: release.ranges })))
  const owners = new Set(rows.flatMap(({ id }) => ownerOf(id) ?? []))
  return [...owners].sort((a, b) => compareText(a.name, b.name))
}

function notIn(base: readonly Release[]): string {
  return base.length === 0 ? '' : ` --not ${base.map(refOf).join(' ')}`
}

function pathsOf({ prefix }: Scope): string {
  return prefix === '' ? '' : ` -- ${shellWord(prefix)}`
}

/** The full name: a tag may be called as a branch is. */
function refOf({ name }: Release): string {
  return shellWord(`refs/tags/${name}`)
}
