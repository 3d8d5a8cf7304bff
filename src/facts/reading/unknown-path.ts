/** What to say about a path that leads nowhere: which one may have been meant, or that it is a folder where a file is wanted. */
import { CairnError } from '#std/errors.ts'
import { nearPaths } from '#std/near.ts'
import { shownWord } from '#std/shown-word.ts'
import type { Facts } from '#facts/facts.ts'
import { pathsBelow } from './counted.ts'

export interface Place {
  facts: Facts
  repository: { id: number }
  branch: { id: number; name: string }
}

/** For a question that takes files and folders. */
export async function unknownPath(place: Place, path: string, says: string): Promise<CairnError> {
  return noneAt(path, says, await placesAtHead(place))
}

/** For a question that takes one file, which may be there and untouched in the window, or at all where a merge brought it. */
export async function untouchedFile(
  place: Place & { window: { from: Date | null; to: Date | null } },
  path: string,
): Promise<CairnError> {
  const places = await placesAtHead(place)
  const says = `No change in this window touches ${shownWord(path)}.`
  if (isFolder(path, places))
    return new CairnError(
      'invalid',
      'path.folder',
      `${shownWord(path)} is a folder, and this is asked of one file.`,
      { hint: 'Name a file in it.' },
    )
  if (!places.has(path)) return noneAt(path, says, places)
  if (place.window.from === null && place.window.to === null)
    return new CairnError(
      'not_found',
      'path.none',
      `No change touches ${JSON.stringify(path)}: only a merge brought it.`,
      { hint: 'It is at the head of the branch, and has no history to tell.' },
    )
  return new CairnError('not_found', 'path.none', says, {
    hint: 'Ask for a longer window, or for all time.',
  })
}

/** What a path is at the head; and, should it be nothing, what to do. */
export async function atHead(
  place: Place,
  path: string,
): Promise<{ is: 'file' | 'folder' | 'nothing'; hint: string }> {
  const places = await placesAtHead(place)
  const isThere = places.has(path)
  const is = isThere ? (isFolder(path, places) ? 'folder' : 'file') : 'nothing'
  return { is, hint: isThere ? '' : nearHint(path, places) }
}

function noneAt(path: string, says: string, places: ReadonlySet<string>): CairnError {
  return new CairnError('not_found', 'path.none', says, { hint: nearHint(path, places) })
}

function nearHint(path: string, places: ReadonlySet<string>): string {
  const near = nearPaths(path, places)
  return near.length > 0
    ? `Did you mean ${near.join(' or ')}?`
    : 'Name it as `git ls-files` does, from the top of the repository.'
}

function isFolder(path: string, places: ReadonlySet<string>): boolean {
  return [...places].some((other) => other.startsWith(`${path}/`))
}

/** Whether a file was ever here or below. */
export async function isKnownPath(
  facts: Facts,
  repositoryId: number,
  path: string,
): Promise<boolean> {
  const found = await pathsBelow(facts.db, repositoryId, path).limit(1).executeTakeFirst()
  return found !== undefined
}

/** Files at the head and the folders they lie in. */
export async function placesAtHead({
  facts,
  repository,
  branch,
}: Pick<Place, 'facts'> & { repository: { id: number }; branch: { id: number } }): Promise<
  Set<string>
> {
  const rows = await facts.db
    .selectFrom('head_file as h')
    .innerJoin('path as p', (join) =>
      join.onRef('p.repository_id', '=', 'h.repository_id').onRef('p.path_id', '=', 'h.path_id'),
    )
    .where('h.repository_id', '=', repository.id)
    .where('h.branch_id', '=', branch.id)
    .select('p.path')
    .execute()
  return withFolders(rows.map(({ path }) => path))
}

/** Files and the folders they lie in. */
export function withFolders(files: readonly string[]): Set<string> {
  const places = new Set<string>()
  for (const path of files)
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1))
      places.add(path.slice(0, end))
  return places
}
