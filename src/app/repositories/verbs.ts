/** What this workspace reads: repositories are added, followed while they are read, read anew, and taken away. */
import { z } from 'zod'
import { onlyHttps, pinned, type Wary } from '#sources/git/wary.ts'
import { CairnError } from '#std/errors.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Evidence } from '../asked-scope.ts'
import { repositoryCalled } from '../known-repository.ts'
import { readRepositories, type ReadRepository } from './read.ts'
import { forgetRepository } from './forget.ts'
import { askToScan } from './ask-to-scan.ts'
import { shownSource, type Scans } from './scans.ts'

const Phase = z.object({
  name: z.string(),
  unit: z.string(),
  done: z.int(),
  /** null where nobody knows yet how many there are. */
  total: z.int().nullable(),
})

const Read = z
  .object({
    /** null before the first scan has found out. */
    name: z.string().nullable(),
    /** Where it is read from. */
    source: z.string(),
    /** When a whole scan last ended; null while the first is under way. */
    scannedAt: z.iso.datetime().nullable(),
    /** Its default branch; null while it has no commits. */
    branch: z.string().nullable(),
    /** On that branch. */
    commitCount: z.int(),
    /** What could not be read, and why, in sentences. */
    leftOut: z.array(z.string()),
    state: z.enum(['waiting', 'reading', 'read', 'failed']),
    phase: Phase.nullable(),
    notes: z.array(z.string()),
    problem: z
      .object({ code: z.string(), message: z.string(), hint: z.string().nullable() })
      .nullable(),
  })
  .meta({ id: 'ReadRepository' })

const List = z.object({ items: z.array(Read) }).meta({ id: 'ReadRepositories' })

export function repositoryVerbs(evidence: Evidence, scans: Scans) {
  const { facts } = evidence
  /** Asked before the transaction of an act: an act that waited in it for another connection could hold all there are. */
  const read = () => readRepositories(facts)
  const readAndMeant = async (_: unknown, { name }: { name: string }) => ({
    rows: await read(),
    meant: await meant(evidence, scans, name),
  })
  return [
    defineVerb({
      name: 'repositories.list',
      summary: 'List what this workspace reads, and how far it is.',
      access: 'read',
      about: 'evidence',
      input: z.strictObject({}),
      output: List,
      run: async () => listed(await read(), scans),
    }),
    defineVerb({
      name: 'repositories.add',
      summary: 'Read a repository, or all that lie below a folder.',
      access: 'administer',
      operands: ['source'],
      input: z.strictObject({
        source: z.string().trim().min(1).max(4096).describe('A path on this machine, or a URL.'),
        trustOwner: z.boolean().default(false).describe('Even where it belongs to another user.'),
        trustAlternates: z
          .boolean()
          .default(false)
          .describe('Follow objects that it borrows from elsewhere.'),
      }),
      output: List,
      async gather({ actor }, { source }) {
        const { wary } = scans
        if (wary !== undefined && actor.role !== 'operator') await mustBeOutside(source, wary)
        return read()
      },
      async run(_, { source, ...trust }, rows) {
        await askToScan(scans, [source], trust)
        return listed(rows, scans)
      },
    }),
    defineVerb({
      name: 'repositories.refresh',
      summary: 'Read what is new in a repository.',
      access: 'write',
      operands: ['name'],
      input: z.strictObject({ name: Name }),
      output: List,
      gather: readAndMeant,
      async run(_, __, { rows, meant: { source } }) {
        scans.again(source)
        return listed(rows, scans)
      },
    }),
    defineVerb({
      name: 'repositories.remove',
      summary: 'Forget what was read of a repository. The repository itself is not touched.',
      access: 'administer',
      operands: ['name'],
      input: z.strictObject({ name: Name }),
      output: List,
      gather: readAndMeant,
      async run(_, __, { rows, meant: { source, id } }) {
        if (id !== undefined) await forgetRepository(evidence, { id, source })
        scans.forget(source)
        return listed(
          rows.filter((row) => row.source !== source),
          scans,
        )
      },
    }),
  ] as const
}

/** Whoever may name a path of the server's machine, or an address inside, could read what only the server may. */
async function mustBeOutside(source: string, wary: Wary): Promise<void> {
  if (/^https:\/\//i.test(source)) await pinned(source, wary)
  else if (/^(?!file:)[\w+.-]+:\/\/|^[\w.-]+@[\w.-]+:/i.test(source)) throw onlyHttps()
  else
    throw new CairnError(
      'forbidden',
      'repository.path',
      'A path on the server is named by whoever runs it.',
      { hint: 'Give an https:// URL, or have it read there with cairn scan.' },
    )
}

const Name = z
  .string()
  .min(1)
  .max(4096)
  .describe(
    'Its name, as the list has it; of one that was never read, where it was to be read from.',
  )

/** One that was read; or one that could not be, which has no name and no id yet. */
async function meant(
  { facts }: Evidence,
  scans: Scans,
  name: string,
): Promise<{ source: string; id?: number }> {
  const found = await repositoryCalled(facts, name)
  if (found !== undefined) return found
  const source = scans.failedAt(name)
  if (source !== undefined) return { source }
  throw new CairnError(
    'not_found',
    'repository.none',
    `No repository of this workspace is called ${JSON.stringify(name)}.`,
    { hint: 'repositories.list has them all.' },
  )
}

const unread = { name: null, scannedAt: null, branch: null, commitCount: 0, leftOut: [] }

function listed(rows: readonly ReadRepository[], scans: Scans): z.input<typeof List> {
  const asked = scans.all()
  const sources = new Set(rows.map(({ source }) => source))
  const fresh = [...asked].filter(([source]) => !sources.has(source))
  return {
    items: [
      ...rows.map(({ source, scannedAt, ...read }) => ({
        ...{ state: 'read' as const, phase: null, notes: [], problem: null },
        ...asked.get(source),
        ...{ ...read, source: shownSource(source), scannedAt: scannedAt?.toISOString() ?? null },
      })),
      ...fresh
        .filter(([, { state }]) => state !== 'read')
        .map(([, state]) => ({ ...state, ...unread })),
    ],
  }
}
