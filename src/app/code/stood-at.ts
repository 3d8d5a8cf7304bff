/**
 * At which commit the places that a file names were right: whoever last wrote a step of a tour had the code of that commit before
 * them, whatever else of the file was edited since.
 */
import { readObjects } from '#sources/git/blobs.ts'
import { versionsOf } from '#sources/git/versions.ts'
import type { Repository } from './follow.ts'

/** As much as anybody writes into one. */
const bytesMax = 1024 * 1024

interface Wish {
  /** The file that names places, as it is called at the head. */
  path: string
  /**
   * One mark for each place that a version of it names: path, line and selection, but not the words about it. Null where it cannot be
   * read.
   */
  marksIn: (text: string) => readonly string[] | null
}

/** For each mark of the version at the head the full object id of the commit that wrote it. Of no history, nothing. */
export async function stoodAt(
  repository: Pick<Repository, 'gitDir' | 'head' | 'signal'>,
  { path, marksIn }: Wish,
): Promise<Map<string, string>> {
  const { gitDir, signal } = repository
  const versions = await versionsOf(repository, path)
  const marked: Marked[] = []
  const oids = versions.map(({ oid }) => oid)
  for await (const object of readObjects(gitDir, oids, { bytesMax, signal })) {
    const { commit } = versions[marked.length] ?? { commit: '' }
    marked.push({ commit, marks: marksIn(object?.bytes?.toString('utf8') ?? '') })
  }
  return writtenAt(marked)
}

export interface Marked {
  commit: string
  marks: readonly string[] | null
}

/** Versions with the newest first: each mark of the newest with the oldest commit of the unbroken run that ends there. */
export function writtenAt(versions: readonly Marked[]): Map<string, string> {
  const written = new Map<string, string>()
  // A version that nobody can read breaks no run.
  const [newest, ...older] = versions.filter(({ marks }) => marks !== null)
  let open = new Set(newest?.marks)
  for (const mark of open) written.set(mark, newest?.commit ?? '')
  for (const { commit, marks } of older) {
    open = open.intersection(new Set(marks))
    for (const mark of open) written.set(mark, commit)
    if (open.size === 0) break
  }
  return written
}
