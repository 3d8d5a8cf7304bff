/** Words and shapes of goals: what somebody wishes to learn. */
import { z } from 'zod'
import { NamedMember } from '#records/named-member.ts'
import { OtherRecord } from '#records/other-record.ts'

export const goalStates = ['active', 'reached', 'let_go'] as const

export const Step = z.object({ text: z.string(), isDone: z.boolean() })
/** What was noted when it was looked at again; no more of it is kept than the day. */
export const Note = z.object({ day: z.iso.date(), text: z.string() })

export const Evidence = z.object({
  /** As it was put. */
  text: z.string(),
  /** What it says besides what it leads to; empty where it is that alone. */
  words: z.string(),
  /** Where it leads outside; null where it leads nowhere, or to a record. */
  url: z.string().nullable(),
  /** Null where it names none, and where that was taken away. */
  record: OtherRecord.nullable(),
})
export type Evidence = z.output<typeof Evidence>

/** Of a framework, as it read when the goal began from it: the goal keeps it, whatever becomes of the framework. */
export const GoalCriterion = z.object({
  /** As frameworks.get names it: `backend:impact/2/1`. */
  ref: z.string(),
  framework: z.string(),
  topic: z.string(),
  level: z.string(),
  text: z.string(),
})
export type GoalCriterion = z.output<typeof GoalCriterion>

export const Goal = z
  .object({
    id: z.uuid(),
    title: z.string(),
    why: z.string(),
    state: z.enum(goalStates),
    steps: z.array(Step),
    /** Links and words, as the person picks them: a record, an address, a sentence. */
    evidence: z.array(Evidence),
    /** What of a framework it began from; null where it began from none. */
    criterion: GoalCriterion.nullable(),
    /** When the person wishes to be reminded. */
    lookAgainOn: z.iso.date().nullable(),
    /** That day has come. */
    isDue: z.boolean(),
    notes: z.array(Note),
    /** To whom it is shown; of a goal of somebody else, nobody learns who else sees it. */
    shownTo: z.array(NamedMember),
    /** Whose it is; null of one's own. */
    of: NamedMember.nullable(),
  })
  .meta({ id: 'Goal' })
export type Goal = z.output<typeof Goal>

export const title = z.string().trim().min(1).max(300)
export const words = z.string().trim().max(5000)
export const list = z.array(z.string().trim().min(1).max(1000)).max(100)
