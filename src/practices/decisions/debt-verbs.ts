/** What one can do about technical debt: take it on knowingly, pay it back, or decline it. Its interest is asked of a port. */
import { z } from 'zod'
import { oneRecord } from '#records/kind-verbs.ts'
import { pageOf, paging } from '#records/page.ts'
import { changeRecord } from '#records/record.ts'
import { RecordRef } from '#records/shape.ts'
import { defineVerb } from '#verbs/verb.ts'
import { codePlaces } from './code-place.ts'
import { ListedDebt, listDebts, stances } from './debt.ts'
import { Cost, Day } from './debt-shape.ts'
import { sayDebts } from './debt-words.ts'
import { sayDecision } from './decision-words.ts'
import type { InterestRates } from './interest.ts'
import { borrow, forgo, repay } from './rules.ts'
import { Decision, decisions } from './schema.ts'
import { sentence } from './sentence.ts'

export const takeOnDebt = defineVerb({
  name: 'decisions.borrow',
  summary:
    'Say that a decision takes on technical debt, what it costs, and by when it is paid back.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...oneRecord,
    cost: Cost.describe('What the work to come costs more.'),
    paybackOn: Day.describe('The day until which it is to be paid back.'),
    code: codePlaces.default([]).describe('The code that bears it, beside what is named already.'),
  }),
  output: Decision,
  says: sayDecision,
  run: (ctx, { id, version, cost, paybackOn, code }) =>
    changeRecord(ctx, decisions, { ref: id, version }, (decision) =>
      borrow(decision, { cost, paybackOn, code }),
    ),
})

export const payBack = defineVerb({
  name: 'decisions.repay',
  summary: 'Say that the debt of a decision was paid back, and how.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...oneRecord,
    how: sentence(10_000, 'what was done is owed').describe('What was done.'),
  }),
  output: Decision,
  says: sayDecision,
  run: (ctx, { id, version, how }) =>
    changeRecord(ctx, decisions, { ref: id, version }, (decision) => repay(decision, how, ctx.now)),
})

export const declineDebt = defineVerb({
  name: 'decisions.forgo',
  summary: 'Say that a decision declines to take on debt, and what it would have cost.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({ ...oneRecord, cost: Cost.describe('What it would have cost.') }),
  output: Decision,
  says: sayDecision,
  run: (ctx, { id, version, cost }) =>
    changeRecord(ctx, decisions, { ref: id, version }, (decision) => forgo(decision, cost)),
})

export function debtsVerb(rates: InterestRates) {
  return defineVerb({
    name: 'decisions.debts',
    summary: 'List debts by the day they are to be paid back, with the interest on their code.',
    access: 'read',
    about: 'evidence',
    input: z.strictObject({
      stance: z
        .enum(stances)
        .default('takes')
        .describe('Debt that was taken on, was paid back, or was declined.'),
      decision: RecordRef.optional().describe('Only that of this decision.'),
      ...paging,
      limit: z.int().min(1).max(50).default(20).describe('How many at most.'),
    }),
    output: pageOf(ListedDebt),
    says: sayDebts,
    run: (ctx, wish) => listDebts(ctx, rates, wish),
  })
}
