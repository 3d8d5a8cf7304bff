/** What an object of a dump belongs to, where it does not say so itself. */
import { z } from 'zod'

const Wrapped = z.object({
  parent: z.union([z.int().transform(String), z.string().regex(/^\d+$/)]).nullable(),
  object: z.unknown(),
})

/** `{ "parent": 12, "object": {…} }`, or the object itself. */
export function unwrapped(value: unknown): { object: unknown; parent: string | null } {
  const isWrapped = typeof value === 'object' && value !== null && 'object' in value
  const { data } = isWrapped ? Wrapped.safeParse(value) : { data: undefined }
  return data ?? { object: value, parent: null }
}
