/** What usually changes along with these files, and whether the last change had it. */
import { sql } from 'kysely'
import type { ToldCommit } from '#facts/reading/newest-commits.ts'
import type { Scope } from '#insights/insight.ts'
import { missing } from '#insights/missing/insight.ts'
import { Input, type MissingItem } from '#insights/missing/shape.ts'
import { CairnError } from '#std/errors.ts'
import { fact, type Fact, type Step } from '../shape.ts'

const companionsMax = 5

/** What usually changes along with these files, the most usual first. */
export async function companions(scope: Scope, files: readonly string[]): Promise<MissingItem[]> {
  if (files.length === 0) return []
  try {
    const input = Input.parse({ files, limit: companionsMax })
    return (await missing.answer(scope, input)).items
  } catch (error) {
    // A file that only a merge brought has no changes to ask of.
    if (error instanceof CairnError) return []
    throw error
  }
}

export async function togetherStep(
  scope: Scope,
  items: readonly MissingItem[],
  last: ToldCommit | undefined,
): Promise<Step> {
  const touched = last === undefined ? new Set<string>() : await pathsOf(scope, last.oid)
  const left = items.filter(({ path }) => !touched.has(path))
  return {
    id: 'together',
    question: 'What else would have had to change along with it?',
    look:
      items.length === 0
        ? 'Nothing usually changes with these files that is not among them.'
        : left.length > 0 && last !== undefined
          ? 'Look first at what usually changes along and the last change left alone.'
          : 'Look at what usually changes along, and whether the two still agree.',
    facts: [...left, ...items.filter((item) => !left.includes(item))].map((item) =>
      companionFact(item, last === undefined ? undefined : touched.has(item.path)),
    ),
  }
}

function companionFact({ path, shared, revisions }: MissingItem, hadIt: boolean | undefined): Fact {
  const then =
    hadIt === undefined
      ? ''
      : hadIt
        ? '; the last change had it, too'
        : '; the last change left it alone'
  return fact(`${path} changed along in ${shared} of ${revisions} changes${then}.`, [
    { to: 'file', path, line: null },
  ])
}

async function pathsOf({ facts, repository }: Scope, oid: string): Promise<Set<string>> {
  const { rows } = await sql<{ path: string }>`
    select p.path from commit c
    join change ch on ch.repository_id = c.repository_id and ch.commit_id = c.commit_id
    join path p on p.repository_id = c.repository_id and p.path_id = ch.path_id
    where c.repository_id = ${repository.id} and c.oid = decode(${oid}, 'hex')`.execute(facts.db)
  return new Set(rows.map(({ path }) => path))
}
