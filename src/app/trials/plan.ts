/** What a trial of a remedy would be: in words that can be changed, and with the numbers of today that it is measured by. */
import { z } from 'zod'
import { frictions, type Friction } from '#practices/frictions/schema.ts'
import { refOf, remedyNamed, RemedyRef } from '#practices/remedies/named.ts'
import { weeksMax, type RemedyTold } from '#practices/remedies/schema.ts'
import {
  Cause,
  causeWords,
  Measure,
  MeasureKey,
  measureOf,
  measureWords,
} from '#practices/remedies/schema-words.ts'
import type { Frozen } from '#records/evidence-port.ts'
import { getRecord } from '#records/record.ts'
import { RecordRef } from '#records/shape.ts'
import { CairnError } from '#std/errors.ts'
import { shownValue } from '#std/measured.ts'
import type { Gathering } from '#verbs/ctx.ts'
import type { Evidence } from '../asked-scope.ts'
import { flowWhere } from '../flow/scope.ts'
import { baselineOf } from './baseline.ts'
import type { TrialPlan } from './trial-shape.ts'

/** What is said of a trial before it begins; what nobody says is filled in with what is known. */
export const planInput = {
  remedy: RemedyRef,
  friction: RecordRef.optional().describe('The friction that it is about: its number will do.'),
  cause: Cause.optional().describe('What hurts, such as pickup; that of the remedy when absent.'),
  repository: flowWhere.repository,
  component: flowWhere.component,
  window: z
    .string()
    .max(50)
    .default('12m')
    .describe('The span that it is compared with: 12m, 90d, all.'),
  measures: z
    .array(z.union([MeasureKey, Measure]))
    .max(10)
    .optional()
    .describe('What may show that it helped; those of the remedy when absent.'),
  startsOn: z.iso
    .date('a day is written like 2026-12-24')
    .refine((day) => day < '9000-01-01', 'it begins earlier than that')
    .optional()
    .describe('The day on which it begins; today when absent.'),
  weeks: z
    .int()
    .min(1)
    .max(weeksMax)
    .optional()
    .describe('How many weeks until it is looked at; as the remedy says when absent.'),
}
export const PlanWish = z.strictObject(planInput)
export type PlanWish = z.output<typeof PlanWish>

export interface Planned {
  plan: TrialPlan
  /** The numbers of today, each to be pinned. */
  baseline: Frozen[]
  cause: z.output<typeof Cause> | null
  friction: Friction | null
}

const dayMs = 86_400_000

export async function planOf(evidence: Evidence, ctx: Gathering, wish: PlanWish): Promise<Planned> {
  const { remedy, friction } = await ctx.read(async (reading) => ({
    remedy: await remedyNamed(reading, wish.remedy),
    friction:
      wish.friction === undefined ? null : await getRecord(reading, frictions, wish.friction),
  }))
  mustBeOffered(remedy)
  const startsOn = wish.startsOn ?? ctx.now.toISOString().slice(0, 10)
  const weeks = wish.weeks ?? remedy.weeks
  const measures = (wish.measures ?? usualMeasures(remedy, wish.cause)).map((one) => measureOf(one))
  const { baseline, without } = await baselineOf(evidence, { ...wish, measures }, ctx.now)
  const cause = wish.cause ?? null
  return {
    ...{ baseline, cause, friction },
    plan: {
      remedy: { ref: refOf(remedy), title: remedy.title },
      title: remedy.title,
      because: becauseOf(remedy, { cause, friction }),
      expected: expectedOf(remedy, baseline),
      ...{ startsOn, weeks, ask: remedy.ask, without },
      reviewOn: dayAfterWeeks(startsOn, weeks),
      measures: baseline.map(({ measure, place, better, figure: { label, value, unit, n } }) => ({
        ...{ measure, place, better: better ?? 'lower', label, value, unit, n },
      })),
    },
  }
}

/** What hurts goes first where it has a number of its own: a remedy for long reviews may be known for quick first looks. */
function usualMeasures({ measures }: RemedyTold, cause: string | undefined) {
  const { data: own } = MeasureKey.safeParse(cause)
  return own === undefined || measures.some(({ key }) => key === own)
    ? measures
    : [own, ...measures]
}

export function dayAfterWeeks(day: string, weeks: number): string {
  return new Date(Date.parse(day) + weeks * 7 * dayMs).toISOString().slice(0, 10)
}

function mustBeOffered(remedy: RemedyTold): void {
  if (remedy.from === 'cairn' || remedy.status === 'offered') return
  throw new CairnError(
    'conflict',
    'trials.remedy.retired',
    `"${remedy.title}" is retired: ${remedy.because}`,
    { hint: 'Offer it again first, with remedies.reopen, or try another one.' },
  )
}

function becauseOf(
  { helps }: RemedyTold,
  { cause, friction }: Pick<Planned, 'cause' | 'friction'>,
): string {
  const [first] = helps
  const hurts = cause ?? first
  const about = hurts === undefined ? '' : `What hurts: ${lowered(causeWords[hurts])}.`
  return friction === null ? about : `${friction.title} (friction#${friction.number}). ${about}`
}

/** With the number of today, so that somebody says how far it should go. */
function expectedOf({ measures, ask, title }: RemedyTold, [first]: readonly Frozen[]): string {
  const key = MeasureKey.safeParse(first?.measure)
  if (first !== undefined && key.success) {
    const from = first.figure.value === null ? '' : ` from ${shownValue(first.figure)}`
    return `${begun(measureWords[key.data])}: ${wayOf(first.better)}${from}.`
  }
  if (ask !== null) return `People answer better than before: ${ask}`
  const [measure] = measures
  return measure === undefined
    ? `${title} helps.`
    : `${begun(measureWords[measure.key])}: ${wayOf(measure.better)}.`
}

function wayOf(better: Frozen['better']): string {
  return better === 'higher' ? 'up' : 'down'
}

function lowered(text: string): string {
  return text.startsWith('CI') ? text : text.charAt(0).toLowerCase() + text.slice(1)
}

function begun(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
