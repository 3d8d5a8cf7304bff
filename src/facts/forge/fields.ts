/**
 * Fields as forges give them, with what they leave out. What something is known by must be there; what is only told of it is null
 * where it is missing or of another type, for no answer is refused because of one new or broken field.
 */
import { z } from 'zod'

/** A number of the forge, as decimal text: it may be larger than a number holds, and is kept in 64 bits. */
export const id = z.union([
  z.int().min(0).transform(String),
  z
    .string()
    .regex(/^\d{1,19}$/, { abort: true })
    .refine((digits) => BigInt(digits) < 2n ** 63n),
])

export const number = z.int().min(1).max(2_147_483_647)

export const count = z.int().min(0).max(2_147_483_647).nullable().catch(null)

/** Milliseconds since 1970; null where it is no time, has no zone, or lies where no forge was. */
export const time = z
  .string()
  .transform((given) => (timed.test(given) ? Date.parse(given) : NaN))
  .refine((ms) => ms >= earliest && ms < latest)
  .nullable()
  .catch(null)

/** The same, where null means that something did not happen: what is no time at all is not that, and nothing is understood of it. */
export const timeOrNever = z
  .string()
  .regex(/^$|^\d{4}-\d\d-\d\d/)
  .nullish()
  .pipe(time.optional())
  .transform((ms) => ms ?? null)

const timed = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/
const [earliest, latest] = [Date.UTC(1980), Date.UTC(2200)]

/** Cut where nobody reads on; without the zero byte and the half characters that a database refuses. */
export function text(charactersMax: number) {
  return z
    .string()
    .transform((given) => given.slice(0, charactersMax).replaceAll('\0', '\u{fffd}').toWellFormed())
}

/** A name of a branch, a workflow, a place: null where there is none. */
export const name = text(500)
  .transform((given) => given || null)
  .nullable()
  .catch(null)

/** A word of the forge, such as a state: new ones are kept as they come. */
export const word = text(60).transform((given) => given.toLowerCase())

export const oid = z
  .string()
  .regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/i)
  .transform((given) => given.toLowerCase())
  .nullable()
  .catch(null)

export const labels = z
  .array(
    z
      .union([text(200), z.object({ name: text(200) }).transform((label) => label.name)])
      .nullable()
      .catch(null),
  )
  .catch([])
  .transform((given) => [...new Set(given.filter((label) => label !== null))].slice(0, 100))

export const milestone = z
  .object({ title: name })
  .transform(({ title }) => title)
  .nullable()
  .catch(null)
