/** Tags, what they point at, and which of them are releases. */
import { readObjects } from './blobs.ts'
import { tryGit } from './git.ts'
import type { Refs } from './refs.ts'

export interface TagFact {
  name: string
  /** The commit it points at, after following annotated tags. */
  commit: string
  /** Seconds; the tagger's date, null for a lightweight tag or a date that is none. */
  taggedAt: number | null
  /** null where the name is no version. */
  version: number[] | null
  /** `rc1`, `beta.2`; null for a final release. */
  prerelease: string | null
  /** What stands before the version: `server` of `server/v1.2`. */
  component: string
}

export interface TagsRead {
  tags: TagFact[]
  skipped: { subject: string; code: string; detail: string }[]
}

const tagsMax = 200_000

export async function readTags(
  gitDir: string,
  refs: Refs,
  signal?: AbortSignal,
): Promise<TagsRead> {
  const names = [...refs.byName].filter(([name]) => name.startsWith('refs/tags/')).slice(0, tagsMax)
  const oids = names.map(([, oid]) => oid)
  const commits = await peel(gitDir, oids, signal)
  const taggedAt = await taggerDates(
    gitDir,
    oids.filter((oid) => commits.get(oid) !== oid),
    signal,
  )
  const read: TagsRead = { tags: [], skipped: [] }
  for (const [ref, oid] of names) {
    const name = ref.slice('refs/tags/'.length)
    const commit = commits.get(oid)
    if (commit === undefined)
      read.skipped.push({
        subject: ref,
        code: 'git.tag.no_commit',
        detail: 'points at no commit that can be read',
      })
    else read.tags.push({ name, commit, taggedAt: taggedAt.get(oid) ?? null, ...versionOf(name) })
  }
  return read
}

/** Object id to the commit it stands for. */
async function peel(
  gitDir: string,
  oids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Map<string, string>> {
  if (oids.length === 0) return new Map()
  const { stdout } = await tryGit(
    ['cat-file', '--batch-check=%(objectname) %(objecttype)', '--buffer'],
    {
      gitDir,
      input: oids.map((oid) => `${oid}^{commit}\n`).join(''),
      buffered: true,
      signal,
    },
  )
  const lines = stdout.toString('latin1').split('\n')
  return new Map(
    oids.flatMap((oid, index) => {
      const [commit = '', type] = (lines[index] ?? '').split(' ')
      return type === 'commit' ? [[oid, commit] as const] : []
    }),
  )
}

async function taggerDates(
  gitDir: string,
  oids: readonly string[],
  signal?: AbortSignal,
): Promise<Map<string, number>> {
  const dates = new Map<string, number>()
  const unique = [...new Set(oids)]
  let index = 0
  for await (const object of readObjects(gitDir, unique, { bytesMax: 1024 * 1024, signal })) {
    const oid = unique[index++] ?? ''
    if (object?.type !== 'tag' || object.bytes === null) continue
    const second = Number(
      /^tagger [^\n]*> (\d+) [+-]\d{4}$/m.exec(
        object.bytes.toString('latin1').split('\n\n')[0] ?? '',
      )?.[1],
    )
    if (Number.isSafeInteger(second) && second > 0 && second < 4_102_444_800) dates.set(oid, second)
  }
  return dates
}

/**
 * What stands before the numbers is the component or a word for release; what stands behind them decides: a known word
 * before a number is a pre-release, a letter alone is one more patch (git's v1.0.0a, OpenSSL's 1_1_1k), a word for "done"
 * says nothing. Anything else is no version, because guessing would count builds and experiments as releases.
 */
const versionName =
  /^(?:(?<component>.*?)[-_/@]|(?<joined>[a-z]+?)(?=\d+[._]\d))??(?:v{1,2}|ver|version|rel|release|r)?[-_.]?(?<version>\d+(?:[._]\d+){0,4})(?:(?<letter>[a-z])|(?<final>[-_.](?:final|ga|release|stable|lts))|[-_.+]?(?<prerelease>(?:alpha|beta|rc|cr|pre|preview|pr|dev|snapshot|nightly|canary|next|a|b|m)[-_.]?\d*(?:[-_.][\w.]+)*)|-(?<npm>0))?(?:\+[\w.-]+)?$/i

/** Channels whose tags carry a version or a date and are no release. */
const channel = /(?:^|[-_/@])(?<word>nightly|snapshot|canary|preview|dev)$/i

/** Reads a tag's name as a version: `v1.2.3`, `release-2.0`, `server/v1.4-rc1`, `pkg@3.0.0-beta.2`, `REL_15_3`, `go1.22rc1`. */
export function versionOf(name: string): Pick<TagFact, 'version' | 'prerelease' | 'component'> {
  const groups = name.length > 200 ? undefined : versionName.exec(name)?.groups
  const parts = groups?.['version']?.split(/[._]/).map(Number) ?? []
  if (parts.length === 0 || parts.some((part) => part > 2_147_483_647)) return noVersion
  const component = (groups?.['component'] ?? groups?.['joined'] ?? '').replace(
    /(^|[-_/@])(v|rel|releases?|version)$/i,
    '',
  )
  const letter = groups?.['letter']?.toLowerCase()
  // A bare number is a version only when nothing else stands with it but a word for release.
  if (parts.length === 1 && (component !== '' || letter !== undefined)) return noVersion
  const prerelease =
    groups?.['prerelease'] ?? groups?.['npm'] ?? channel.exec(component)?.groups?.['word'] ?? null
  return {
    version: letter === undefined ? parts : [...parts, letter.charCodeAt(0) - 96],
    prerelease,
    component,
  }
}

const noVersion = { version: null, prerelease: null, component: '' }
