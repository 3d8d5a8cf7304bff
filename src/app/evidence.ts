/** The insights as verbs: what the facts say, asked through the doors that know no repository's place on disk. */
import { sql } from 'kysely'
import { z } from 'zod'
import { invariant } from '#std/errors.ts'
import { defineVerb, type Verb } from '#verbs/verb.ts'
import { unit, where, type Evidence } from './asked-scope.ts'
import { explainVerb } from './explain.ts'
import { fileVerb } from './file-standing.ts'
import { historyVerb } from './history-verb.ts'
import { insightNames, isInsight, listedInsight, type AnyInsight, type Listed } from './insights.ts'
import { answersInScope } from './kept-evidence.ts'
import { mapVerb } from './map.ts'
import { reportVerb } from './report/verb.ts'

export async function evidenceVerbs(evidence: Evidence): Promise<Verb[]> {
  const asked = await Promise.all(insightNames.map((name) => evidenceVerb(evidence, name)))
  return [
    repositoriesVerb(evidence),
    reportVerb(evidence),
    mapVerb(evidence),
    explainVerb(evidence),
    historyVerb(evidence),
    fileVerb(evidence),
    ...asked.filter((verb) => verb !== undefined),
  ]
}

/** One of them; undefined where none is called so. */
export async function evidenceVerb(evidence: Evidence, name: string): Promise<Verb | undefined> {
  const insight = name.replace(/^evidence\./, '')
  if (!isInsight(insight)) return undefined
  const listed = listedInsight(insight)
  return askVerb(evidence, listed, await listed.load())
}

function askVerb(evidence: Evidence, { summary, onlyCommits }: Listed, insight: AnyInsight): Verb {
  const { name, input, output } = insight
  invariant(input instanceof z.ZodObject, 'an insight is asked with an object')
  invariant(output instanceof z.ZodObject, 'an insight answers with an object')
  return defineVerb({
    name: `evidence.${name}`,
    summary: `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    access: 'read',
    about: 'evidence',
    input: z.strictObject({ ...where, ...(onlyCommits ? {} : { unit }), ...input.shape }),
    output,
    run: answersInScope(evidence, async (scope, given) => ({
      ...(await insight.answer(scope, input.parse(given))),
    })),
  })
}

const Repository = z.object({
  name: z.string(),
  /** When a whole scan last ended; null while the first is under way. */
  scannedAt: z.iso.datetime().nullable(),
  /** Of which a forge told; 0 where none told anything. */
  changes: z.int().min(0),
})

function repositoriesVerb({ facts }: Evidence): Verb {
  return defineVerb({
    name: 'evidence.repositories',
    summary: 'List the repositories whose history was read.',
    access: 'read',
    about: 'evidence',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Repository) }),
    async run() {
      const { rows } = await sql<{ name: string; at: Date | null; changes: number }>`
        select name, scanned_at as at, coalesce(told.changes, 0)::int as changes from repository
        left join (select repository_id, count(*) as changes from forge.request group by 1) told using (repository_id)
        order by name, source`.execute(facts.db)
      return {
        items: rows.map(({ name, at, changes }) => ({
          name,
          changes,
          scannedAt: at?.toISOString() ?? null,
        })),
      }
    },
  })
}
