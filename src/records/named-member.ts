/** A member as answers name them: who it is, and what they are called. */
import { z } from 'zod'

export const NamedMember = z.object({ member: z.uuid(), name: z.string() })
export type NamedMember = z.output<typeof NamedMember>
