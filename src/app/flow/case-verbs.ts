/** The case for a better tool or a better way: what it costs now, what helped others, what is asked, and how one will know. */
import { z } from 'zod'
import { shown } from '#insights/flow/answer.ts'
import { flowMeasures, isFlowMeasure } from '#insights/flow/compare/measures.ts'
import { bottleneckOf } from '#insights/flow/ledger/bottleneck.ts'
import { explainedInWords, sinceInWords } from '#insights/flow/ledger/reading.ts'
import { subjectInWords, type Subject } from '#insights/flow/ledger/subject.ts'
import { frictions } from '#practices/frictions/schema.ts'
import { getRecord } from '#records/record.ts'
import { RecordRef } from '#records/shape.ts'
import { CairnError } from '#std/errors.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Evidence } from '../asked-scope.ts'
import { againstIt } from './case/against.ts'
import { remediesFor, remedyShown, trialOf } from './case/helped-others.ts'
import { whatPeopleSay } from './case/people-say.ts'
import { costsTold } from './case/costs.ts'
import { FlowCase, type CaseParts } from './case/shape.ts'
import { caseInMarkdown, sectionsOf } from './case/words.ts'
import { readCost } from './cost.ts'
import { partNamed } from './known-parts.ts'
import { flowWhere } from './scope.ts'

const sentence = z.string().trim().min(1).max(2_000).optional()
const Currency = z.string().trim().min(1).max(10).optional()
const money = z.number().positive().max(1_000_000_000).optional()

const input = z.strictObject({
  repository: flowWhere.repository,
  window: flowWhere.window.unwrap().default('12m').describe('The span: 12m, 90d, 2y or all.'),
  about: z
    .string()
    .max(600)
    .optional()
    .describe('A part of the flow: cause pickup, component api, queue linux or job test.'),
  friction: RecordRef.optional().describe('The friction it began with: its number, or its id.'),
  title: z.string().trim().min(1).max(200).optional().describe('What stands above it.'),
  ask: sentence.describe('What is asked, in a sentence or two.'),
  askHours: z.number().positive().max(1_000_000).optional().describe('Hours of work it takes.'),
  askMoney: money.describe('Money it takes, in the currency that is given.'),
  perHour: money.describe(
    'What an hour of work costs; else as the team’s settings say, if they do.',
  ),
  currency: Currency.describe('Of the money, such as EUR.'),
  remedy: z.string().max(200).optional().describe('The remedy to be tried: its name or number.'),
  measure: z
    .enum(Object.keys(flowMeasures).filter(isFlowMeasure))
    .optional()
    .describe('The number by which one will know.'),
  weeks: z.int().min(1).max(52).optional().describe('How many weeks it is tried.'),
  against: sentence.describe('What speaks against it.'),
})

export function caseVerbs(evidence: Promise<Evidence>) {
  return [
    defineVerb({
      name: 'flow.case',
      summary:
        'Make the case for a better tool on one page: what waiting costs, what helped others, what is asked.',
      access: 'read',
      // What is asked stands in no address, and so in no log.
      isLong: true,
      input,
      output: FlowCase,
      async gather(ctx, { repository, window, about, friction: ref, perHour, currency }) {
        const friction =
          ref === undefined ? null : await ctx.read((reading) => getRecord(reading, frictions, ref))
        const part = about ?? friction?.flow?.part ?? null
        const subject = part === null ? null : partNamed(part)
        const rate = rateOf(perHour, currency)
        const of = repository ?? friction?.flow?.repository
        const cost = await readCost(await evidence, { repository: of, window, subject, rate })
        return { friction, part, subject, cost }
      },
      async run(ctx, given, { friction, part, subject, cost }) {
        const { scope, rate, parts, lots } = cost
        const costs = costsTold(cost)
        const [dearest] = parts
        const lot = lots.find(({ cause }) => cause === dearest?.line.cause)
        const found = dearest && lot && bottleneckOf(dearest.line, lot.sample, scope.calendar)
        const causes = [
          ...(subject?.kind === 'job' ? ['ci_run'] : []),
          ...parts.map(({ line }) => line.cause),
        ]
        const remedies = await remediesFor(ctx, { ref: given.remedy, causes })
        const repositories = scope.repositories.map(({ name }) => name)
        const known = {
          window: shown(scope.window),
          n: costs.reduce((sum, { n }) => sum + n, 0),
          ...{ costs, rate, leftOut: [], remedies: remedies.map(remedyShown) },
          frictions: await whatPeopleSay(ctx, {
            ...{ friction, repositories },
            parts: part === null ? causes.map((cause) => `cause ${cause}`) : [part],
          }),
        }
        const told: CaseParts = {
          ...known,
          title: given.title ?? titleOf(subject),
          writtenAt: ctx.now.toISOString(),
          ...{ repositories, about: part },
          since: found === undefined ? '' : sinceInWords(found.since),
          where: found === undefined ? '' : explainedInWords(found),
          ask: {
            ...{ says: given.ask ?? null, hours: given.askHours ?? null },
            ...{
              money: given.askMoney ?? null,
              currency: given.currency ?? rate?.currency ?? null,
            },
          },
          trial: trialOf(given, { remedies, cause: costs[0]?.what }),
          against: againstIt(known, given.against ?? null),
        }
        const sections = sectionsOf(told)
        return { ...told, sections, markdown: caseInMarkdown(told, sections) }
      },
    }),
  ]
}

function rateOf(perHour: number | undefined, currency: string | undefined) {
  if (perHour === undefined) return undefined
  if (currency !== undefined) return { perHour, currency }
  throw new CairnError(
    'invalid',
    'flow.currency',
    'In which currency an hour costs that is not said.',
    {
      hint: 'Name one, such as EUR.',
    },
  )
}

function titleOf(subject: Subject | null): string {
  const what = subject === null ? 'waiting' : subjectInWords(subject)
  return `What ${what.startsWith('in ') ? 'time ' : ''}${what} costs, and what could be done`
}
