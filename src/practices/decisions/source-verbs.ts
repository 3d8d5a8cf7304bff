/** What one can do with the decisions that lie in the repositories. */
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import type { Ctx, Gathering } from '#verbs/ctx.ts'
import { defineVerb } from '#verbs/verb.ts'
import { comparedWith, standings } from './files/compared.ts'
import { keptFiles, pathAndPlace } from './files/kept.ts'
import type { Held, Repositories, Repository } from './files/sources.ts'
import { takeIn } from './files/take-in.ts'
import { told } from './formats/collection.ts'
import { formatNames, statuses } from './formats/decision-file.ts'

const Warning = z.object({ code: z.string(), line: z.int().min(1), message: z.string() })
const FileDecision = z.object({
  repository: z.string(),
  path: z.string(),
  number: z.int().min(0).nullable(),
  title: z.string(),
  status: z.enum(statuses),
  rawStatus: z.string().nullable(),
  date: z.string().nullable(),
  supersedes: z.array(z.string()),
  supersededBy: z.array(z.string()),
  format: z.enum(formatNames),
  /** The number of the record that was made of it; null where there is none. */
  record: z.int().nullable(),
  standing: z.enum(standings),
  warnings: z.array(Warning),
})

const Taken = z.object({
  added: z.int().min(0),
  changed: z.int().min(0),
  unchanged: z.int().min(0),
  /** Changed here and in the file: neither was overwritten. */
  conflicts: z.array(z.object({ path: z.string(), record: z.int(), message: z.string() })),
  /** Held a decision when last read, and do not any more; the records stay. */
  gone: z.array(z.string()),
})

const called = z.string().min(1).max(500)

export function sourceVerbs(repositories: Repositories) {
  const files = defineVerb({
    name: 'decisions.files',
    summary:
      'List the decisions that lie as files in the repositories, and what in them needs a look.',
    access: 'read',
    input: z.strictObject({
      repository: called.optional().describe('Only those of this repository.'),
    }),
    output: z.object({
      items: z.array(FileDecision),
      duplicateNumbers: z.array(
        z.object({ repository: z.string(), number: z.int(), paths: z.array(z.string()) }),
      ),
      brokenLinks: z.array(
        z.object({ repository: z.string(), path: z.string(), line: z.int(), target: z.string() }),
      ),
      skipped: z.array(
        z.object({
          repository: z.string(),
          path: z.string(),
          code: z.string(),
          message: z.string(),
        }),
      ),
    }),
    async gather(ctx, { repository: wanted }) {
      const found = await repositories.called(wanted)
      if (wanted !== undefined && found.length === 0) throw none(wanted)
      const all: Read[] = []
      for (const repository of found)
        all.push(await (wanted === undefined ? readOrNamed : readOne)(ctx, repository))
      return all
    },
    async run(ctx, _, read) {
      const all = []
      for (const each of read) all.push('held' in each ? await listed(ctx, each) : each)
      return {
        items: all.flatMap(({ items }) => items),
        duplicateNumbers: all.flatMap(({ duplicateNumbers }) => duplicateNumbers),
        brokenLinks: all.flatMap(({ brokenLinks }) => brokenLinks),
        skipped: all.flatMap(({ skipped }) => skipped),
      }
    },
  })
  const take = defineVerb({
    name: 'decisions.take',
    summary:
      'Keep the decisions that lie as files in a repository as records, or bring these up to date.',
    access: 'write',
    operands: ['repository'],
    input: z.strictObject({
      repository: called.describe(
        'Its name; where several are called so, with the folders above it.',
      ),
      paths: z
        .array(z.string().min(1).max(4096))
        .min(1)
        .max(2000)
        .optional()
        .describe('Only those in this file.'),
      preferFiles: z
        .boolean()
        .default(false)
        .describe('Where a decision was changed here and in its file, take the file.'),
    }),
    output: Taken,
    async gather(ctx, { repository: name }) {
      const [repository] = await repositories.called(name)
      if (repository === undefined) throw none(name)
      return readOne(ctx, repository)
    },
    async run(ctx, { paths, preferFiles }, { held }) {
      const decisions =
        paths === undefined
          ? held.decisions
          : only(held, new Set(paths.map((path) => pathAndPlace(path).path)))
      return takeIn(ctx, {
        ...held,
        decisions,
        prefersFiles: preferFiles,
        isHistory: true,
        isPart: paths !== undefined,
      })
    },
  })
  return [files, take] as const
}

interface ReadOne {
  name: string
  held: Held
}

interface Skipped {
  repository: string
  path: string
  code: string
  message: string
}

type Read = ReadOne | { items: []; duplicateNumbers: []; brokenLinks: []; skipped: Skipped[] }

/** One repository that cannot be read does not keep the others from being listed. */
async function readOrNamed(ctx: Gathering, repository: Repository): Promise<Read> {
  try {
    return await readOne(ctx, repository)
  } catch (error) {
    if (!(error instanceof CairnError)) throw error
    const { code, message } = error
    const skipped = [{ repository: repository.name, path: '.', code, message }]
    return { items: [], duplicateNumbers: [], brokenLinks: [], skipped }
  }
}

async function listed(ctx: Pick<Ctx, 'db'>, { name, held }: ReadOne) {
  const compared = await comparedWith(ctx, held)
  const named = <Thing extends object>(thing: Thing) => ({ repository: name, ...thing })
  return {
    items: held.decisions.map((decision) => ({
      ...named(told(decision)),
      ...(compared.get(decision.file.path) ?? { record: null, standing: 'new' as const }),
    })),
    duplicateNumbers: held.duplicateNumbers.map(named),
    brokenLinks: held.brokenLinks.map(named),
    skipped: held.skipped.map(named),
  }
}

async function readOne({ read }: Gathering, repository: Repository): Promise<ReadOne> {
  const { name, source } = repository
  const kept = await read((ctx) => keptFiles(ctx, { source, base: '' }))
  return { name, held: await repository.read(kept.map(({ path }) => path)) }
}

function only({ decisions }: Held, paths: ReadonlySet<string>): Held['decisions'] {
  const chosen = decisions.filter(({ file }) => paths.has(pathAndPlace(file.path).path))
  const there = new Set(chosen.map(({ file }) => pathAndPlace(file.path).path))
  const missing = [...paths].find((path) => !there.has(path))
  if (missing === undefined) return chosen
  throw new CairnError(
    'not_found',
    'decisions.file.none',
    `No decision lies in ${missing} of this repository.`,
    { hint: 'decisions.files lists those that do.' },
  )
}

function none(name: string): CairnError {
  return new CairnError(
    'not_found',
    'repository.none',
    `No repository of this workspace is called ${JSON.stringify(name)}.`,
    { hint: 'evidence.repositories lists them.' },
  )
}
