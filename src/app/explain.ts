/** Where a number comes from, down to the commits, asked through the doors that know no repository's place on disk. */
import { z } from 'zod'
import { answerShape } from '#insights/answer-shape.ts'
import type { Count } from '#insights/insight.ts'
import { CairnError } from '#std/errors.ts'
import { shellWord } from '#std/shell.ts'
import { defineVerb } from '#verbs/verb.ts'
import { inAskedScope, unit, where, type Evidence } from './asked-scope.ts'
import { insightNames, listedInsight } from './insights.ts'

/** A page shows so many, and how many there are. */
const commitsMax = 200

const Explained = z
  .object({
    subject: z.string(),
    definition: z.string(),
    formula: z.string(),
    values: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
    ...answerShape,
    commands: z.array(z.string()),
    /** What each count is, and the stock git command that gives it. */
    counts: z.array(
      z.object({
        what: z.string(),
        number: z.number(),
        command: z.string(),
        gives: z.number().nullable(),
        because: z.string().optional(),
      }),
    ),
    /** How many there are; `commits` are the newest of them. */
    commitCount: z.int(),
    commits: z.array(
      z.object({
        oid: z.string(),
        at: z.string().nullable(),
        subject: z.string(),
        added: z.int().nullable(),
        deleted: z.int().nullable(),
        fix: z.literal(true).optional(),
        revert: z.literal(true).optional(),
        leftOut: z.string().optional(),
        repository: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'Explanation' })

export const explainVerb = (evidence: Evidence) =>
  defineVerb({
    name: 'evidence.explain',
    summary: 'Where a number comes from, down to the commits.',
    access: 'read',
    about: 'evidence',
    input: z.strictObject({
      insight: z.enum(insightNames).describe('What gave the number.'),
      ...where,
      unit,
      subject: z
        .array(z.string().max(4096))
        .max(50)
        .default([])
        .describe('What it is about, as behind `cairn explain`: paths, a function.'),
    }),
    output: Explained,
    run: ({ now }, { insight: name, subject, ...given }) =>
      inAskedScope(evidence, { given, now }, async (scope) => {
        const insight = await listedInsight(name).load()
        const { operand } = listedInsight(name)
        const isMany = operand?.shown.endsWith('...')
        const own = operand && { [operand.key]: isMany ? subject : subject[0] }
        const asked = z.safeParse(insight.input, own ?? {})
        if (!asked.success) throw noSubject(name, isMany === true)
        const explanation = await insight.explain(scope, subject, asked.data)
        const { counts = [], commits, ...rest } = explanation
        return {
          ...rest,
          counts: counts.map((count) => withSource(count, name, scope.repository.name)),
          commitCount: commits.length,
          commits: commits.slice(0, commitsMax),
        }
      }),
  })

function noSubject(name: string, isMany: boolean): CairnError {
  const what = isMany ? 'the files that were touched' : 'the file'
  return new CairnError('invalid', 'explain.subject', `To explain ${name}, name ${what}.`, {
    hint: 'Give it as subject, as git lists it, such as src/engine.ts.',
  })
}

/** A command that reads commits says where they come from. */
function withSource({ reads, command, ...count }: Count, name: string, repository: string) {
  if (reads === undefined) return { ...count, command }
  const words = ['cairn', 'explain', reads.insight ?? name, repository, ...reads.subject]
  const only = reads.only === undefined ? [] : ['--only', reads.only]
  return {
    ...count,
    command: `${[...words, ...only, '--oids'].map(shellWord).join(' ')} | ${command}`,
  }
}
