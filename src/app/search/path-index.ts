/**
 * The paths of all repositories as they are at their heads, held in memory and read again when a head has moved: a list of 100,000 is
 * some 10 MB, and is run through in less time than a database takes to look at each row.
 */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import { headPaths } from '#facts/reading/head-paths.ts'
import { findPaths, queryOf, textOf, type FoundPath, type PathText, type Weighed } from './paths.ts'

export interface FoundInRepository extends FoundPath {
  repository: string
}

export interface PathsFound {
  /** The best first. */
  items: FoundInRepository[]
  /** False where so many paths have the words that not all were weighed. */
  isWeighed: boolean
}

export interface PathIndex {
  find: (typed: string, limit: number) => Promise<PathsFound>
}

/** What one letter finds is of no use to anybody; looking through all of it would keep others waiting. */
const weighedMax = 20_000

export function makePathIndex(facts: () => Promise<Facts>): PathIndex {
  const held = new Map<number, Held>()
  return {
    async find(typed, limit) {
      const texts = await upToDate(await facts(), held)
      const query = queryOf(typed)
      const found: (Weighed & { repository: string })[] = []
      let left = weighedMax
      for (const { name, text } of texts) {
        const { items, weighed } = findPaths(text, query, { limit, weighedMax: left })
        left -= weighed
        found.push(...items.map((item) => ({ ...item, repository: name })))
      }
      const best = found.toSorted(
        (a, b) => a.weight - b.weight || (a.repository < b.repository ? -1 : 1),
      )
      return {
        items: best
          .slice(0, limit)
          .map(({ repository, path, marks }) => ({ repository, path, marks })),
        isWeighed: left > 0,
      }
    },
  }
}

interface Held {
  /** What it was read at: the branch's head, and how far its files are known. */
  at: string
  text: Promise<PathText>
}

async function upToDate(
  facts: Facts,
  held: Map<number, Held>,
): Promise<{ name: string; text: PathText }[]> {
  const { rows } = await sql<{ id: number; branch: number; name: string; at: string }>`
    select r.repository_id as id, b.branch_id as branch, r.name, concat(b.branch_id, ' ', encode(b.head, 'hex'), ' ', encode(b.tree_read, 'hex')) as at
    from repository r join branch b on b.repository_id = r.repository_id and b.is_default order by r.name, r.source`.execute(
    facts.db,
  )
  const known = new Set(rows.map(({ id }) => id))
  for (const id of held.keys()) if (!known.has(id)) held.delete(id)
  return Promise.all(
    rows.map(async ({ id, branch, name, at }) => {
      const before = held.get(id)
      const text = before?.at === at ? before.text : readPaths(facts, { id, branch })
      held.set(id, { at, text })
      // What could not be read is tried again by the next who asks.
      text.catch(() => held.delete(id))
      return { name, text: await text }
    }),
  )
}

async function readPaths(
  facts: Facts,
  { id, branch }: { id: number; branch: number },
): Promise<PathText> {
  return textOf(await headPaths(facts, { repositoryId: id, branchId: branch }))
}
