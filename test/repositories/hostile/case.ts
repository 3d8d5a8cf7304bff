/** What a hostile repository is, and the usual way to make one: a hostile commit between two normal ones. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { git } from '../git.ts'
import type { ObjectFormat } from '../plan.ts'
import { lines } from '../plan.ts'
import { objectsOf } from '../loose.ts'
import type { ObjectStore, TreeEntry } from '../loose.ts'
import { writeSkeleton } from '../skeleton.ts'

export interface HostileCase {
  /** Unique; begins with its row of the threats: `G6-year-10000`. */
  id: string
  title: string
  /** What must happen, in words. */
  expect: string
  /**
   * The codes of which one must be named: as an error, a warning or in `skipped`. An empty string among them allows that
   * nothing is said; an empty list means that there is nothing to say. For what is said past the first scan, see `later`.
   */
  codes: readonly string[]
  /** What else must be told; what is left out of it must not be told at all. */
  tells?: Told
  /** Takes seconds to build or to read, or much more to read unguarded. */
  isLarge?: true
  /** Only root can build it. */
  needsRoot?: true
  /** Builds inside the folder, which is there, empty, and the caller's to remove. */
  build: (folder: string) => Promise<HostileRepository>
}

export interface Told {
  /** The exit code of a refusal (docs/json.md); 2 unless said otherwise. */
  exit?: number
  /** Why the history is not whole. */
  partial?: readonly string[]
  /** How the notes that have no code begin. */
  notes?: readonly string[]
  /** How many commits are flagged for a date that is none, and for a message that was cut. */
  suspectDates?: number
  cutMessages?: number
  /** The authors as git has them, `Name <address>`, sorted; Ana alone unless said otherwise. */
  authors?: readonly string[]
}

/** So much of a name or an address is kept as text. Where that loses something, all of its bytes are kept beside. */
export const storedMax = 500

export const ana = 'Ana <ana@example.org>'

export interface HostileRepository {
  /** What is handed to `cairn scan`. */
  path: string
  gitDir: string
  /** The full id of the default branch's head; null where there is none to be read. */
  head: string | null
  /**
   * Commits reachable from the default branch (from HEAD, where that is detached), known from how it was built; null where
   * what can be read is not certain.
   */
  commits: number | null
  /** The file that normal commits change, and its true counts; null where no normal commit can be read. */
  normal: Normal | null
  /** A folder in which files appear when something of the repository's own was run. It must stay empty. */
  canaries?: string
  /** What happens to the repository after a first scan. */
  later?: {
    says: string
    commits: number | null
    codes: readonly string[]
    happen: () => Promise<void>
  }
}

export interface Normal {
  path: string
  revisions: number
  added: number
  deleted: number
}

/** Written by the first commit of `between` with ten lines, and changed by the last: two replaced, one more. */
export const normal: Normal = { path: 'normal.txt', revisions: 2, added: 13, deleted: 2 }
export const normalBefore = lines(10)
export const normalAfter = lines(10).replace('line 3\nline 4\n', 'third\nfourth\nand more\n')

const authorAt = (seconds: number): string => `Ana <ana@example.org> ${seconds} +0000`
export const firstAt = 1_577_836_800
const lastAt = firstAt + 86_400 * 30

export interface Between {
  objects: ObjectStore
  gitDir: string
  /** The first normal commit, and its file as a tree entry: every hostile tree should hold it. */
  parent: string
  file: TreeEntry
}

/** What the hostile part left: its last commit, the entries its tree has beside the normal file, and how many commits. */
export interface Left {
  tip: string
  beside?: readonly TreeEntry[]
  commits?: number
}

/** Builds `folder/repository`: a normal commit, then whatever `hostile` writes, then a normal commit on branch main. */
export function between(
  folder: string,
  hostile: (base: Between) => Left,
  options: { bare?: boolean; objectFormat?: ObjectFormat } = {},
): HostileRepository & { head: string; normal: Normal } {
  const path = join(folder, 'repository')
  const gitDir = writeSkeleton(path, options)
  const objects = objectsOf(gitDir, options.objectFormat)
  const file = { name: normal.path, oid: objects.blob(normalBefore) }
  const parent = objects.commit({
    tree: objects.tree([file]),
    author: authorAt(firstAt),
    committer: authorAt(firstAt),
    message: 'Begin\n',
  })
  const left = hostile({ objects, gitDir, parent, file })
  const head = objects.commit({
    tree: objects.tree([
      { name: normal.path, oid: objects.blob(normalAfter) },
      ...(left.beside ?? []),
    ]),
    parents: [left.tip],
    author: authorAt(lastAt),
    committer: authorAt(lastAt),
    message: 'Go on\n',
  })
  writeRef(gitDir, 'refs/heads/main', head)
  return { path, gitDir, commits: 2 + (left.commits ?? 1), normal, head }
}

/** Nothing hostile in the history itself: three plain commits, of which the middle one adds `other.txt` with four lines. */
export function plain(
  folder: string,
  options: { bare?: boolean; objectFormat?: ObjectFormat } = {},
) {
  return between(
    folder,
    ({ objects, parent, file }) => {
      const other = { name: 'other.txt', oid: objects.blob(lines(4)) }
      return {
        tip: objects.commit({
          tree: objects.tree([file, other]),
          parents: [parent],
          message: 'Other\n',
        }),
        beside: [other],
      }
    },
    options,
  )
}

/** All in one pack, as a clone brings it; a loose object is opened anew for each of the paths that name it. */
export async function packed<Built extends HostileRepository>(repository: Built): Promise<Built> {
  await git(['--git-dir', repository.gitDir, 'repack', '-a', '-d', '-q'])
  return repository
}

/** Writes a reference as a file of its own, whatever its name, as long as the file system takes it. */
export function writeRef(gitDir: string, name: string, value: string): void {
  const file = join(gitDir, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${value}\n`)
}

/** Writes references without asking git whether it likes them. */
export function writePackedRefs(
  gitDir: string,
  rows: Iterable<readonly [oid: string, name: string]>,
  more = '',
): void {
  const sorted = [...rows].sort(([, one], [, other]) =>
    Buffer.compare(Buffer.from(one), Buffer.from(other)),
  )
  const text = sorted.map(([oid, name]) => `${oid} ${name}\n`).join('')
  writeFileSync(
    join(gitDir, 'packed-refs'),
    `# pack-refs with: peeled fully-peeled sorted \n${text}${more}`,
  )
}
