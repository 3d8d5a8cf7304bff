/** Where and when a question is about, as the doors say it that know no repository's place on disk: by name. */
import { z } from 'zod'
import { changeUnits, type Scope } from '#insights/insight.ts'
import type { Facts } from '#facts/facts.ts'
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import { openCodeReader } from './code-reader.ts'
import { repositoryCalled, repositoryNames, type KnownRepository } from './known-repository.ts'
import { makeScope } from './scope.ts'

/** Where the facts are. */
export interface Evidence {
  facts: Facts
  dataFolder: string
}

/** What every question says. */
export const where = {
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
export const unit = z.enum(changeUnits).default('commit').describe('What counts as one change.')

const Where = z.object({ ...where, unit: unit.optional() })

/** The scope lives as long as the work in it: it reads the repository's own content. */
export async function inAskedScope<T>(
  { facts, dataFolder }: Evidence,
  { given, now }: { given: unknown; now: Date },
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  const { repository, window, branch, below, unit: counted } = Where.parse(given)
  const { id: repositoryId } = await repositoryNamed(facts, repository)
  const code = openCodeReader(facts, { dataFolder, repositoryId, branch })
  try {
    const wish = { repositoryId, window, branch, prefix: below, unit: counted, now, code }
    return await work(await makeScope(facts, wish))
  } finally {
    await code.close()
  }
}

export async function repositoryNamed(facts: Facts, name: string): Promise<KnownRepository> {
  const found = await repositoryCalled(facts, name)
  if (found !== undefined) return found
  throw new CairnError(
    'not_found',
    'repository.none',
    `No repository of this workspace is called ${JSON.stringify(name)}.`,
    { hint: await thoseThereAre(facts) },
  )
}

const namesMax = 8

async function thoseThereAre(facts: Facts): Promise<string> {
  const all = await repositoryNames(facts)
  const names = all.slice(0, namesMax).map(shownWord)
  if (names.length === 0) return 'There is none yet: cairn scan reads one.'
  const more = all.length - names.length
  return `There are ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`
}
