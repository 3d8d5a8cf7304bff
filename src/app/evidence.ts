/** The insights as verbs: what the facts say, asked through the doors that know no repository's place on disk. */
import { z } from 'zod'
import { changeUnits } from '#insights/insight.ts'
import type { Facts } from '#facts/facts.ts'
import { CairnError, invariant } from '#std/errors.ts'
import { defineVerb, type Verb } from '#verbs/verb.ts'
import { openCodeReader } from './code-reader.ts'
import { insights, isInsight, listedInsight, type AnyInsight, type Listed } from './insights.ts'
import { repositoryCalled } from './known-repository.ts'
import { makeScope } from './scope.ts'

/** Where the facts are. */
export interface Evidence {
  facts: Facts
  dataFolder: string
}

export async function evidenceVerbs(evidence: Evidence): Promise<Verb[]> {
  const names = Object.keys(insights).filter((name) => isInsight(name))
  const asked = await Promise.all(
    names.map(async (name) => {
      const listed = listedInsight(name)
      return askVerb(evidence, listed, await listed.load())
    }),
  )
  return [repositoriesVerb(evidence), ...asked]
}

const where = {
  repository: z
    .string()
    .min(1)
    .max(500)
    .describe('Its name; where several are called so, with the folders above it.'),
  window: z
    .string()
    .max(50)
    .default('all')
    .describe('The span: 12m, 90d, 2y, all, or 2025-01-01..2025-06-30.'),
  branch: z.string().max(500).optional().describe('This branch instead of the default one.'),
  below: z.string().max(4096).optional().describe('Only files at or below this path.'),
}
const unit = z.enum(changeUnits).default('commit').describe('What counts as one change.')

function askVerb(
  { facts, dataFolder }: Evidence,
  { summary, onlyCommits }: Listed,
  insight: AnyInsight,
): Verb {
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
    async run({ now }, given) {
      const { repository, window, branch, below, unit: counted } = Where.parse(given)
      const { id: repositoryId } = await repositoryNamed(facts, repository)
      const code = openCodeReader(facts, { dataFolder, repositoryId, branch })
      try {
        const wish = { repositoryId, window, branch, prefix: below, unit: counted, now, code }
        return { ...(await insight.answer(await makeScope(facts, wish), input.parse(given))) }
      } finally {
        await code.close()
      }
    },
  })
}

const Where = z.object({ ...where, unit: unit.optional() })

const Repository = z.object({
  name: z.string(),
  /** When a whole scan last ended; null while the first is under way. */
  scannedAt: z.iso.datetime().nullable(),
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
      const rows = await facts.db
        .selectFrom('repository')
        .select(['name', 'scanned_at'])
        .orderBy('name')
        .orderBy('source')
        .execute()
      return {
        items: rows.map(({ name, scanned_at: at }) => ({
          name,
          scannedAt: at?.toISOString() ?? null,
        })),
      }
    },
  })
}

async function repositoryNamed(facts: Facts, name: string): Promise<{ id: number }> {
  const found = await repositoryCalled(facts, name)
  if (found !== undefined) return found
  throw new CairnError(
    'not_found',
    'repository.none',
    `No repository of this workspace is called ${JSON.stringify(name)}.`,
    { hint: 'evidence.repositories lists them.' },
  )
}
