/** Everything an answer about releases is made of, gathered once for the answer and its explanation. */
import { revertsByHash } from '#facts/reading/reverted.ts'
import { sql } from 'kysely'
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import type { Scope } from '../insight.ts'
import { finderOf } from './commit-set.ts'
import { hasPatchNumber, lineOf, type Aftermath, type Reverted } from './failure.ts'
import { headAt, tagRows } from './query.ts'
import { compareText, releasesOf, type Prerelease, type Release } from './release.ts'
import type { ReleasesInput } from './shape.ts'
import { commitsTouching } from './touching.ts'

export interface Inquiry {
  component: string
  components: string[]
  /** Of all components, oldest first. */
  finals: Release[]
  prereleases: Prerelease[]
  /** Tags that are no version. */
  others: string[]
  /** Releases of the component, oldest first, in and out of the window. */
  siblings: Release[]
  /** Up to when the history is known: its newest commit or tag. */
  knownUntil: Date | null
  /** By component, because each has its own line of releases. */
  aftermath: (component: string) => Aftermath
  /** Ids of the commits that touch the path asked for; null for all. */
  touching: number[] | null
  isInWindow: (dated: { at: Date | null }) => boolean
}

export async function inquire(
  scope: Scope,
  { component: wanted, withinDays }: ReleasesInput,
): Promise<Inquiry> {
  if (scope.unit !== 'commit')
    throw new CairnError(
      'invalid',
      'releases.unit',
      'Each commit waits for its own release: those of one ticket or day may go out in several releases.',
      {
        hint: 'Leave the unit out; landingDays tells how long merged work waited for its merge.',
      },
    )
  const [tags, head, reverts, touching] = await Promise.all([
    tagRows(scope),
    headAt(scope),
    revertsWithDates(scope),
    commitsTouching(scope),
  ])
  const { finals, prereleases, others } = releasesOf(tags)
  const byComponent = Map.groupBy(finals, (release) => release.component)
  const components = [
    ...new Set([...byComponent.keys(), ...prereleases.map((tag) => tag.component)]),
  ].sort(
    (a, b) =>
      (byComponent.get(b)?.length ?? 0) - (byComponent.get(a)?.length ?? 0) || compareText(a, b),
  )
  const component = wanted ?? components[0] ?? ''
  if (wanted !== undefined && !components.includes(wanted)) throw noComponent(wanted, components)
  const times = [head, ...tags.filter((tag) => tag.version !== null).map((tag) => tag.at)].flatMap(
    (at) => at?.getTime() ?? [],
  )
  const knownUntil = times.length === 0 ? null : new Date(times.reduce((a, b) => Math.max(a, b)))
  const aftermaths = new Map<string, Aftermath>()
  const aftermath = (name: string): Aftermath => {
    const known = aftermaths.get(name)
    if (known !== undefined) return known
    const siblings = byComponent.get(name) ?? []
    const lines = Map.groupBy(siblings, lineOf)
    const made = {
      withinDays,
      knownUntil,
      lines,
      hasPatches: siblings.some(hasPatchNumber),
      revertsOf: revertsOf(siblings, reverts),
    }
    aftermaths.set(name, made)
    return made
  }
  const { from, to } = scope.window
  return {
    ...{ component, components, finals, prereleases, others, knownUntil, aftermath, touching },
    siblings: byComponent.get(component) ?? [],
    isInWindow: ({ at }) =>
      (from === null && to === null) ||
      (at !== null && (from === null || at >= from) && (to === null || at <= to)),
  }
}

function noComponent(wanted: string, components: readonly string[]): CairnError {
  return new CairnError(
    'not_found',
    'releases.component',
    `No version tag speaks of ${shownWord(wanted)}.`,
    {
      hint:
        components.length === 0
          ? 'There are no version tags.'
          : `There are: ${components.map((name) => name || '(none)').join(', ')}.`,
    },
  )
}

interface DatedRevert {
  revertId: number
  targetId: number
  at: Date
  oid: string
}

/** By date, then by object id. */
async function revertsWithDates({ facts, repository }: Scope): Promise<DatedRevert[]> {
  const reverts = await revertsByHash(facts.db, repository.id)
  const { rows } = await sql<{ id: number; at: Date | null; oid: string }>`
    select commit_id as id, committed_at as at, encode(oid, 'hex') as oid from commit
    where repository_id = ${repository.id} and commit_id = any(${reverts.map((revert) => revert.revertId)})`.execute(
    facts.db,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const dated = reverts.flatMap((revert) => {
    const commit = byId.get(revert.revertId)
    return commit?.at ? [{ ...revert, at: commit.at, oid: commit.oid }] : []
  })
  return dated.sort((a, b) => a.at.getTime() - b.at.getTime() || compareText(a.oid, b.oid))
}

/**
 * A change taken back before its release had shipped is not the release's failure: the revert must come in a later one, or
 * in none yet.
 */
function revertsOf(
  siblings: readonly Release[],
  reverts: readonly DatedRevert[],
): (release: Release) => Reverted[] {
  const releaseOf = finderOf(
    siblings.map((release) => ({ owner: release, ranges: release.ranges })),
  )
  const found = new Map<Release, Reverted[]>()
  for (const { revertId, targetId, at, oid } of reverts) {
    const release = releaseOf(targetId)
    const mendedBy = releaseOf(revertId)
    if (release !== undefined && release !== mendedBy)
      found.set(release, [...(found.get(release) ?? []), { at, oid, mendedBy }])
  }
  return (release) => found.get(release) ?? []
}
