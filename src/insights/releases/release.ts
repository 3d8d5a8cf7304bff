/** What a release is: the version tags on one commit of one component, pre-releases apart. Pure. */
import { multirangeOf, rangesOf, type Range } from './commit-set.ts'
import type { TagRow } from './query.ts'

export interface Release {
  name: string
  /** Other version tags on the same commit: prometheus tags v2.55.0 and v0.55.0 at once. */
  alsoNamed: string[]
  component: string
  version: number[]
  at: Date | null
  atFrom: 'tag' | 'commit'
  oid: string
  /** The commits that no earlier release of the component holds. */
  ranges: Range[]
  prereleases: number
  /** Since the release of the component before it, whatever its line; null for the first. */
  intervalDays: number | null
}

export interface Prerelease {
  name: string
  component: string
  version: number[]
  at: Date | null
}

export interface Releases {
  /** Oldest first; of the same moment by version, then by name. Releases without a date come last. */
  finals: Release[]
  prereleases: Prerelease[]
  /** Tags that are no version. */
  others: string[]
}

export const dayMs = 86_400_000

export function releasesOf(tags: readonly TagRow[]): Releases {
  const prereleases = tags.flatMap(({ name, component, version, prerelease, at }) =>
    version === null || prerelease === null ? [] : [{ name, component, version, at }],
  )
  const finals = Map.groupBy(
    tags.filter((tag) => tag.version !== null && tag.prerelease === null),
    (tag) => `${tag.component} ${tag.oid}`,
  )
  const inOrder = [...finals.values()]
    .flatMap((twins) => releaseOf(twins, prereleases))
    .sort(byTime)
  const last = new Map<string, Release>()
  for (const release of inOrder) {
    const before = last.get(release.component)
    if (release.at !== null && before?.at)
      release.intervalDays = (release.at.getTime() - before.at.getTime()) / dayMs
    if (release.at !== null) last.set(release.component, release)
  }
  return {
    finals: inOrder,
    prereleases,
    others: tags.filter((tag) => tag.version === null).map((tag) => tag.name),
  }
}

/** Named by the highest of its versions, and dated as that tag is. */
function releaseOf(twins: readonly TagRow[], prereleases: readonly Prerelease[]): Release[] {
  const [first, ...rest] = twins.toSorted(
    (a, b) => compareVersions(b.version ?? [], a.version ?? []) || compareText(a.name, b.name),
  )
  if (first?.version == null) return []
  const version = first.version
  const isAhead = (tag: Prerelease) =>
    tag.component === first.component && compareVersions(tag.version, version) === 0
  return [
    {
      name: first.name,
      alsoNamed: rest.map((tag) => tag.name),
      component: first.component,
      version,
      at: first.at,
      atFrom: first.atFrom,
      oid: first.oid,
      ranges: twins.flatMap((tag) => rangesOf(tag.firstIn)).sort((a, b) => a[0] - b[0]),
      prereleases: prereleases.filter(isAhead).length,
      intervalDays: null,
    },
  ]
}

function byTime(a: Release, b: Release): number {
  return (
    timeOf(a) - timeOf(b) || compareVersions(a.version, b.version) || compareText(a.name, b.name)
  )
}

/** Finite, because two that have no date must compare as equal. */
function timeOf({ at }: { at: Date | null }): number {
  return at?.getTime() ?? Number.MAX_SAFE_INTEGER
}

/** Numbers that are not there are noughts: 1.2 is 1.2.0. */
export function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

export function compareText(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** All commits of some releases of one component, as PostgreSQL writes them. */
export function commitsOf(releases: readonly Release[]): string {
  return multirangeOf(releases.flatMap((release) => release.ranges))
}
