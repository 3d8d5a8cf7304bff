/** What kind of file a path is, for a report that wants to speak of code first. */
import { sql } from 'kysely'
import { classOfFolder } from '#facts/words/classes.ts'
import type { Scope } from '#insights/insight.ts'

/** As the scan classed them, by the repository's own attributes first. */
export async function classesOf(
  { facts, repository }: Scope,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const rows = await facts.db
    .selectFrom('path')
    .select(['path', 'class'])
    .where('repository_id', '=', repository.id)
    .where(sql<boolean>`path = any(${[...paths]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.path, row.class]))
}

/** Tests and documents are mended with the code and because of it; the code is where to look. */
export function isCodeArea(path: string): boolean {
  return !['test', 'docs'].includes(classOfFolder(path))
}
