/** Words and shapes of one-to-ones: what two keep for talking with each other. */
import { z } from 'zod'
import { NamedMember } from '#records/named-member.ts'

export const Item = z.object({
  id: z.uuid(),
  text: z.string(),
  /** Who said it. */
  by: NamedMember,
  isMine: z.boolean(),
  /** Who does it; null of what is to be talked about. */
  takenBy: NamedMember.nullable(),
  /** They talked since it was said, and it stayed open. */
  isCarriedOver: z.boolean(),
  /** Null while it is open. */
  doneOn: z.iso.date().nullable(),
})
export type Item = z.output<typeof Item>

export const Meeting = z.object({
  id: z.uuid(),
  heldOn: z.iso.date(),
  /** Markdown. */
  notes: z.string(),
  /** To be given with notes that are changed, so that neither writes over the other. */
  version: z.int().min(1),
  /** What was talked about or done then. */
  done: z.array(Item),
})
export type Meeting = z.output<typeof Meeting>

/**
 * `asked`: somebody asks you, and you did not open it yet. `waiting`: you asked, and the other did not open it yet. `open`: it is
 * yours, of both. `ended`: the other left; what there is can be read and taken along.
 */
export const states = ['asked', 'waiting', 'open', 'ended'] as const
export type State = (typeof states)[number]

const line = {
  id: z.uuid(),
  with: NamedMember,
  state: z.enum(states),
  begunOn: z.iso.date(),
}

export const OneToOneLine = z
  .object({ ...line, lastHeldOn: z.iso.date().nullable() })
  .meta({ id: 'OneToOneLine' })
export type OneToOneLine = z.output<typeof OneToOneLine>

export const OneToOne = z
  .object({
    ...line,
    /** To be talked about next time. */
    agenda: z.array(Item),
    /** What either of them took on. */
    actions: z.array(Item),
    /** The newest first. */
    meetings: z.array(Meeting),
    /** Your own, which the other does not see. Markdown. */
    jotting: z.string(),
  })
  .meta({ id: 'OneToOne' })
export type OneToOne = z.output<typeof OneToOne>

export const Text = z.string().trim().min(1).max(1000)
export const Notes = z.string().max(100_000)
