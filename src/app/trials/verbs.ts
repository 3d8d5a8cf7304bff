/** What one can do with trials: plan one, begin one, and see what became of them. */
import { z } from 'zod'
import { decisions } from '#practices/decisions/schema.ts'
import { RemedyRef } from '#practices/remedies/named.ts'
import { comparePins } from '#records/compare-pins.ts'
import { pageOf, paging } from '#records/page.ts'
import { getRecord } from '#records/record.ts'
import { RecordRef, Title } from '#records/shape.ts'
import { CairnError, invariant } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Evidence } from '../asked-scope.ts'
import { evidencePort } from '../pins/evidence-port.ts'
import { beginTrial } from './begin.ts'
import { listTrials, oneTrial } from './list.ts'
import { planInput, planOf } from './plan.ts'
import { sayBegun, sayPlan, sayTrial, sayTrials } from './trial-words.ts'
import { TrialBegun, TrialLine, TrialPlan, TrialState, TrialTold } from './trial-shape.ts'

export function trialVerbs(evidence: Promise<Evidence>) {
  return [
    defineVerb({
      name: 'trials.list',
      summary:
        'List what is tried out, what is to be looked at, and what came of it, newest first.',
      access: 'read',
      input: z.strictObject({
        state: TrialState.optional().describe('Only those that are so.'),
        remedy: RemedyRef.optional().describe('Only those of this remedy.'),
        ...paging,
      }),
      output: pageOf(TrialLine),
      says: sayTrials,
      run: listTrials,
    }),
    defineVerb({
      name: 'trials.get',
      summary: 'Read one trial: its numbers before and after it began, and what else was decided.',
      access: 'read',
      operands: ['id'],
      input: z.strictObject({ id: RecordRef }),
      output: TrialTold,
      says: sayTrial,
      async gather(ctx, { id }) {
        const trial = await ctx.read((reading) => trialNamed(reading, id))
        const { id: record, startsOn: since } = trial
        const port = evidencePort(evidence)
        return { ...trial, compared: await comparePins(ctx, port, { record, since }) }
      },
      run: async (_, __, told) => told,
    }),
    defineVerb({
      name: 'trials.plan',
      summary:
        'Say what a trial of a remedy would be: its words, its days and its numbers of today.',
      access: 'read',
      operands: ['remedy'],
      input: z.strictObject(planInput),
      output: TrialPlan,
      says: sayPlan,
      gather: async (ctx, wish) => (await planOf(await evidence, ctx, wish)).plan,
      run: async (_, __, plan) => plan,
    }),
    defineVerb({
      name: 'trials.begin',
      summary: 'Try a remedy: a decision on trial, with the numbers of today pinned to it.',
      access: 'write',
      operands: ['remedy'],
      input: z.strictObject({
        ...planInput,
        title: Title.optional(),
        because: sentence(10_000).optional().describe('Why, in Markdown.'),
        expected: sentence(2_000).optional().describe('What it should change, with a number.'),
        before: sentence(5_000)
          .optional()
          .describe('What people answer today to the question of the remedy.'),
        discuss: z
          .boolean()
          .default(false)
          .describe('Propose it first; it begins when the proposal is accepted.'),
      }),
      output: TrialBegun,
      says: sayBegun,
      gather: async (ctx, wish) => planOf(await evidence, ctx, wish),
      async run(ctx, wish, planned) {
        const decision = await beginTrial(ctx, wish, planned)
        const trial = await oneTrial(ctx, decision)
        invariant(trial !== undefined, 'what was begun is a trial')
        return { ...trial, without: planned.plan.without }
      },
    }),
  ]
}

async function trialNamed(ctx: Pick<Ctx, 'db' | 'now'>, ref: string) {
  const decision = await getRecord(ctx, decisions, ref)
  const trial = await oneTrial(ctx, decision)
  if (trial !== undefined) return trial
  throw new CairnError('not_found', 'trials.none', `"${decision.title}" is no trial.`, {
    hint: 'trials.list names those there are.',
  })
}

function sentence(most: number) {
  return z.string().trim().min(1).max(most)
}
