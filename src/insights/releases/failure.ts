/**
 * Whether a release failed, as far as tags and reverts can tell: it was followed within a stated time by a patch release of
 * its line, or by a revert of a change it brought. An approximation, and named as one wherever it is shown. Pure.
 */
import { firstPlace } from '#std/first-place.ts'
import { compareVersions, dayMs, type Release } from './release.ts'

export interface Verdict {
  /** null where it cannot be told. */
  failed: boolean | null
  because: string
  /** From the release to the one that mended it; null where none did, or none was needed. */
  recoveryDays: number | null
}

/** A revert of a change that a release brought. */
export interface Reverted {
  at: Date
  oid: string
  /** The first release that holds the revert. */
  mendedBy: Release | undefined
}

export interface Aftermath {
  withinDays: number
  /** Up to when the history is known. */
  knownUntil: Date | null
  /** All releases of the component, oldest first and those without a date last, by line: the first two numbers. */
  lines: ReadonlyMap<string, readonly Release[]>
  /** Whether any of them has a number for patches. */
  hasPatches: boolean
  revertsOf: (release: Release) => readonly Reverted[]
}

export function judge(
  release: Release,
  { withinDays, knownUntil, lines, hasPatches, revertsOf }: Aftermath,
): Verdict {
  const { at, name } = release
  if (at === null || knownUntil === null) return untold('the release has no date')
  const end = at.getTime() + withinDays * dayMs
  const patch = firstPatch(release, lines.get(lineOf(release)) ?? [], {
    from: at.getTime(),
    to: end,
  })
  const revert = revertsOf(release).find((found) => found.at >= at && found.at.getTime() <= end)
  if (patch !== undefined || revert !== undefined) {
    const said = [
      patch && `the patch release ${patch.name} came ${daysText(at, patch.at)} later`,
      revert &&
        `a change in it was reverted ${daysText(at, revert.at)} later (${revert.oid.slice(0, 12)})`,
    ]
    const mended = [patch?.at, revert?.mendedBy?.at].flatMap((when) =>
      when != null && when >= at ? [when.getTime()] : [],
    )
    return {
      failed: true,
      because: said.filter(Boolean).join('; '),
      recoveryDays: mended.length === 0 ? null : (Math.min(...mended) - at.getTime()) / dayMs,
    }
  }
  if (knownUntil.getTime() < end)
    return untold(`the history ends before ${withinDays} days had passed`)
  if (!hasPatches)
    return untold(`versions as ${name} have no number for patches, and nothing in it was reverted`)
  return {
    failed: false,
    because: `no patch release and no revert within ${withinDays} days`,
    recoveryDays: null,
  }
}

/** The line is searched by date: one that releases every change has ten thousands of them. */
function firstPatch(
  release: Release,
  line: readonly Release[],
  { from, to }: { from: number; to: number },
): Release | undefined {
  const first = firstPlace(line.length, (place) => timeOf(line[place]) < from)
  for (let place = first; timeOf(line[place]) <= to; place++) {
    const other = line[place]
    if (other !== undefined && isPatchOf(other, release)) return other
  }
  return undefined
}

/** Those without a date come last, and after all of them nothing. */
function timeOf(release: Release | undefined): number {
  return release?.at?.getTime() ?? Infinity
}

function untold(because: string): Verdict {
  return { failed: null, because, recoveryDays: null }
}

function daysText(from: Date, to: Date | null): string {
  const days = ((to ?? from).getTime() - from.getTime()) / dayMs
  return days === 1 ? '1 day' : `${Math.round(days * 10) / 10} days`
}

/** The first two numbers: patches of one line differ only from the third on. */
export function lineOf({ version: [major = 0, minor = 0] }: Pick<Release, 'version'>): string {
  return `${major}.${minor}`
}

/** 2.40.1 after 2.40.0, 7.0.8.1 after 7.0.8. */
export function isPatchOf(
  other: Pick<Release, 'version'>,
  release: Pick<Release, 'version'>,
): boolean {
  return (
    hasPatchNumber(other) &&
    lineOf(other) === lineOf(release) &&
    compareVersions(other.version, release.version) > 0
  )
}

/** A calendar version's third number is a day. */
export function hasPatchNumber({ version }: Pick<Release, 'version'>): boolean {
  return version.length >= 3 && (version[0] ?? 0) < 1970
}

/** 2.40.1 is a patch release, 2.40.0 and 2.41 are not. */
export function isPatchRelease(release: Pick<Release, 'version'>): boolean {
  return hasPatchNumber(release) && release.version.slice(2).some((part) => part > 0)
}
