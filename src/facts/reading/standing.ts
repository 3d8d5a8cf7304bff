/** Why a path is not among what an answer lists, as far as that lies in the path and in its changes. */
import { sql } from 'kysely'
import { countedChanges, type CountedWish } from './counted.ts'
import { atHead, isKnownPath, type Place } from './unknown-path.ts'

export type Standing =
  /** A folder at any time, or a file of a kind that is listed, and changed: the reason lies in the answer itself. */
  { is: 'file' | 'folder' | 'gone' } | { is: 'out'; why: string; hint: string }

export async function standingOf(place: Place, wish: CountedWish, path: string): Promise<Standing> {
  const { db } = place.facts
  const head = await atHead(place, path)
  const known = await db
    .selectFrom('path')
    .select(['path_id as id', 'class'])
    .where('repository_id', '=', wish.repositoryId)
    .where('path', '=', path)
    .executeTakeFirst()
  if (head.is === 'folder' || path === '.') return { is: 'folder' }
  if (known === undefined)
    return (await isKnownPath(place.facts, wish.repositoryId, path))
      ? { is: 'folder' }
      : { is: 'out', why: 'there is no such path', hint: head.hint }
  const kind = classWords.get(known.class)
  if (kind !== undefined)
    return {
      is: 'out',
      why: `it is ${kind}`,
      hint: 'Such files are facts, but no findings; cairn files has their changes.',
    }
  const { prefix } = wish
  if (prefix !== '' && path !== prefix && !path.startsWith(`${prefix}/`))
    return {
      is: 'out',
      why: 'it lies outside of the path asked about',
      hint: 'Leave --path away, or name the folder that holds it.',
    }
  const now = head.is === 'file' ? undefined : await laterName(place, known.id)
  if (now !== undefined)
    return { is: 'out', why: `it is called ${now} now`, hint: 'Name it by that name.' }
  const touch = await countedChanges(db, wish)
    .where(sql<boolean>`coalesce(l.file_id, ch.path_id) = ${known.id}`)
    .limit(1)
    .executeTakeFirst()
  if (touch === undefined) return untouched(wish)
  return { is: head.is === 'file' ? 'file' : 'gone' }
}

/** Of the classes that findings leave out. */
const classWords = new Map([
  ['generated', 'generated'],
  ['vendored', 'vendored'],
  ['lock', 'a lock file'],
  ['binary', 'binary'],
  ['link', 'a symbolic link'],
  ['submodule', 'a submodule'],
])

function untouched({ from, to }: CountedWish): Standing {
  return from === null && to === null
    ? {
        is: 'out',
        why: 'no change on this branch touches it',
        hint: 'Merges are not counted as changes.',
      }
    : {
        is: 'out',
        why: 'no change in this window touches it',
        hint: 'Ask for a longer window, or for all time.',
      }
}

/** What the file of this name is called at the head. */
export async function laterName(
  { facts, repository, branch }: Place,
  pathId: number,
): Promise<string | undefined> {
  const { rows } = await sql<{ path: string }>`
    select p.path from life l
    join head_file h on h.repository_id = l.repository_id and h.branch_id = l.branch_id and h.path_id = l.file_id
    join path p on p.repository_id = l.repository_id and p.path_id = l.file_id
    where l.repository_id = ${repository.id} and l.branch_id = ${branch.id} and l.path_id = ${pathId}
    order by l.until desc, p.path limit 1`.execute(facts.db)
  return rows[0]?.path
}
