/** The words of ideas: the states an idea can be in, and what each of them knows. */
import { z } from 'zod'
import { about, aboutLine, recordId, type Kind } from '#records/shape.ts'
import { WentInto } from '#records/went-into-shape.ts'

export const Idea = z
  .discriminatedUnion('status', [
    z.object({ ...about, status: z.literal('open') }),
    z.object({
      ...about,
      status: z.literal('exploring'),
      /** What is tried, and by whom. */
      trying: z.string(),
    }),
    z.object({
      ...about,
      status: z.literal('proposed'),
      /** The record it went into. */
      proposal: recordId,
    }),
    z.object({ ...about, status: z.literal('kept'), because: z.string(), thanks: z.string() }),
  ])
  .meta({ id: 'Idea' })
export type Idea = z.output<typeof Idea>

const [open, exploring, proposed, kept] = Idea.options
const told = {
  /** The proposals that it went into, also before it was taken up again, with what became of them; the latest first. */
  wentInto: z.array(WentInto),
}

/** As it is read one by one. */
export const IdeaTold = z
  .discriminatedUnion('status', [
    open.safeExtend(told),
    exploring.safeExtend(told),
    proposed.safeExtend(told),
    kept.safeExtend(told),
  ])
  .meta({ id: 'IdeaTold' })
export type IdeaTold = z.output<typeof IdeaTold>

export type Status = Idea['status']

const statuses = ['open', 'exploring', 'proposed', 'kept'] as const satisfies readonly Status[]

/** One of a list. */
export const IdeaLine = z
  .object({ ...aboutLine, status: z.enum(statuses) })
  .meta({ id: 'IdeaLine' })

export const ideas: Kind<Idea> = { name: 'idea', shape: Idea }
