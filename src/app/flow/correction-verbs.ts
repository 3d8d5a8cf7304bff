/** "This is wrong": what people say the data gets wrong, for everyone, with a log of who said so, when and why. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Facts } from '#facts/facts.ts'
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import { defineVerb } from '#verbs/verb.ts'
import { repositoryNamed, type Evidence } from '../asked-scope.ts'
import { apart } from './apart.ts'
import { sayCorrection, sayCorrections, sayUndone } from './correction-words.ts'

const kinds = ['request', 'run', 'job', 'deployment'] as const

/** What can be said of which. */
const sayings: Readonly<Record<(typeof kinds)[number], readonly string[]>> = {
  request: ['leave out'],
  run: ['leave out', 'not flaky'],
  job: ['leave out', 'not flaky'],
  deployment: ['failed', 'succeeded', 'not production', 'leave out'],
}

const Correction = z
  .object({
    correction: z.int(),
    repository: z.string(),
    subject: z.string(),
    says: z.string(),
    because: z.string(),
    /** A member; null where it was said on one machine. */
    saidBy: z.string().nullable(),
    saidAt: z.iso.datetime(),
    undoneAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'FlowCorrection' })
export type Correction = z.output<typeof Correction>

export function correctionVerbs(evidence: Promise<Evidence>) {
  return [
    defineVerb({
      name: 'flow.dispute',
      summary: 'Say what the data gets wrong about a change, a run, a job or a deployment.',
      access: 'write',
      operands: ['subject', 'says'],
      input: z.strictObject({
        repository: z.string().min(1).max(500).describe('The name of its repository.'),
        subject: z
          .string()
          .regex(/^(request|run|job|deployment) [0-9]{1,19}$/, 'a subject is written as request 12')
          .describe('What it is about, such as request 12 or deployment 345.'),
        says: z
          .enum(['leave out', 'failed', 'succeeded', 'not production', 'not flaky'])
          .describe('What holds instead.'),
        because: z
          .string()
          .trim()
          .min(3, 'say why in a few words')
          .max(2_000)
          .describe('Why what the data says is wrong.'),
      }),
      output: Correction,
      says: sayCorrection,
      run: async ({ by, now }, { repository, subject, says, because }) =>
        apart(evidence, async (facts) => {
          const { id, name } = await repositoryNamed(facts, repository)
          await mustBeThere(facts, { repositoryId: id, subject, says })
          const { rows } = await sql<{ correction: number }>`
          insert into forge.correction (repository_id, subject, says, because, said_by, said_at)
          values (${id}, ${subject}, ${says}, ${because}, ${by}, ${now}) returning correction_id as correction`.execute(
            facts.db,
          )
          const { correction = 0 } = rows[0] ?? {}
          const saidAt = now.toISOString()
          return {
            correction,
            repository: name,
            subject,
            says,
            because,
            saidBy: by,
            saidAt,
            undoneAt: null,
          }
        }),
    }),
    defineVerb({
      name: 'flow.corrections',
      summary: 'List what people said the data gets wrong, the latest first.',
      access: 'read',
      about: 'evidence',
      input: z.strictObject({
        repository: z.string().min(1).max(500).optional().describe('Only of this repository.'),
      }),
      output: z.object({ items: z.array(Correction) }),
      says: sayCorrections,
      async run(_, { repository }) {
        const { facts } = await evidence
        const only = repository === undefined ? null : (await repositoryNamed(facts, repository)).id
        const { rows } = await sql<Row>`
          select c.correction_id as correction, r.name as repository, subject, says, because, said_by as "saidBy",
            said_at as "saidAt", undone_at as "undoneAt"
          from forge.correction c join repository r using (repository_id)
          where ${only}::int is null or repository_id = ${only} order by c.correction_id desc limit 1000`.execute(
          facts.db,
        )
        return {
          items: rows.map(({ saidAt, undoneAt, ...row }) => ({
            ...row,
            ...{ saidAt: saidAt.toISOString(), undoneAt: undoneAt?.toISOString() ?? null },
          })),
        }
      },
    }),
    defineVerb({
      name: 'flow.undo',
      summary: 'Take a correction back.',
      access: 'write',
      operands: ['correction'],
      input: z.strictObject({
        correction: z.int().min(1).describe('Its number, as the list has it.'),
      }),
      output: z.object({ correction: z.int() }),
      says: sayUndone,
      run: async ({ by, now }, { correction }) =>
        apart(evidence, async (facts) => {
          const { numAffectedRows } = await sql`
          update forge.correction set undone_at = ${now}, undone_by = ${by}
          where correction_id = ${correction} and undone_at is null`.execute(facts.db)
          if (numAffectedRows === 1n) return { correction }
          throw new CairnError(
            'not_found',
            'flow.correction.none',
            `No correction ${correction} stands.`,
            {
              hint: 'cairn flow corrections lists them.',
            },
          )
        }),
    }),
  ]
}

interface Row {
  correction: number
  repository: string
  subject: string
  says: string
  because: string
  saidBy: string | null
  saidAt: Date
  undoneAt: Date | null
}

const places = {
  request: sql`select from forge.request where number::text = `,
  run: sql`select from forge.run where run_id::text = `,
  job: sql`select from forge.job where job_id::text = `,
  deployment: sql`select from forge.deployment where deployment_id::text = `,
} as const

/** What tells the numbers; a run has the number that its jobs name. */
const lists = {
  ...{ request: 'changes', run: 'jobs --json', job: 'jobs', deployment: 'deployments' },
} as const

async function mustBeThere(
  { db }: Facts,
  { repositoryId, subject, says }: { repositoryId: number; subject: string; says: string },
): Promise<void> {
  const [, kind, id = ''] = /^(\w+) (\d+)$/.exec(subject) ?? []
  const known = kinds.find((one) => one === kind)
  if (known === undefined || !sayings[known].includes(says))
    throw new CairnError(
      'invalid',
      'flow.dispute.says',
      `Of a ${kind} nobody can say ${shownWord(says)}.`,
      {
        hint: known === undefined ? '' : `It can be: ${sayings[known].join(', ')}.`,
      },
    )
  const { rows } =
    await sql`${places[known]}${id} and repository_id = ${repositoryId} limit 1`.execute(db)
  if (rows.length > 0) return
  throw new CairnError('not_found', 'flow.dispute.none', `There is no ${subject} here.`, {
    hint: `Check the number; cairn flow ${lists[known]} lists them with theirs.`,
  })
}
