/** Words and shapes of goals: what somebody wishes to learn. */
import { z } from 'zod'

export const goalStates = ['active', 'reached', 'let_go'] as const

export const Step = z.object({ text: z.string(), isDone: z.boolean() })
/** What was noted when it was looked at again; no more of it is kept than the day. */
export const Note = z.object({ day: z.iso.date(), text: z.string() })

export const Goal = z
  .object({
    id: z.uuid(),
    title: z.string(),
    why: z.string(),
    state: z.enum(goalStates),
    steps: z.array(Step),
    /** Links and words, as the person picks them: a record, a change, a file. */
    evidence: z.array(z.string()),
    /** When the person wishes to be reminded. */
    lookAgainOn: z.iso.date().nullable(),
    /** That day has come. */
    isDue: z.boolean(),
    notes: z.array(Note),
    /** To whom it is shown; of a goal of somebody else, nobody learns who else sees it. */
    shownTo: z.array(z.object({ member: z.uuid(), name: z.string() })),
    /** Whose it is; null of one's own. */
    of: z.object({ member: z.uuid(), name: z.string() }).nullable(),
  })
  .meta({ id: 'Goal' })
export type Goal = z.output<typeof Goal>

export const title = z.string().trim().min(1).max(300)
export const words = z.string().trim().max(5000)
export const list = z.array(z.string().trim().min(1).max(1000)).max(100)
