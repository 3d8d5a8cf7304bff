/** What every record is, whatever its kind: the words that practices build their own shapes on. */
import { z } from 'zod'

const titleCharsMax = 200
/** Markdown is made into HTML by a worker with a deadline; this much it makes in time. */
export const bodyCharsMax = 65_536

export const Title = z
  .string()
  .trim()
  .min(1, 'a title has at least one letter')
  .max(titleCharsMax)
  .refine((title) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(title), 'a title is one line')
  .describe('One line of plain text.')
// PostgreSQL keeps no NUL.
export const Body = z
  .string()
  .max(bodyCharsMax)
  .transform((body) => body.replaceAll('\0', '').replaceAll('\r\n', '\n'))
  .describe('The words, in Markdown.')

export const recordId = z.uuid()
/** As people name one, by its number, or as programs do, by its id. */
export const RecordRef = z
  .string()
  .regex(/^(?:[1-9][0-9]{0,8}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, 'a number or an id')
  .describe('The number of the record, or its id.')

export const Version = z
  .int()
  .min(1)
  .describe('The version that was read: if somebody changed it since, nothing is overwritten.')

/** What a kind's shape begins with; `status` and what only the kind knows come behind. */
export const about = {
  id: recordId,
  number: z.int().min(1),
  title: z.string(),
  body: z.string(),
  /** The member's id; null where the author wished to stay unnamed. */
  author: z.uuid().nullable(),
  version: z.int().min(1),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
}

export interface About {
  id: string
  number: number
  title: string
  body: string
  author: string | null
  version: number
  createdAt: string
  updatedAt: string
  status: string
}

/** A kind of record: `decision`, with the states it can be in and what each of them knows. */
export interface Kind<Shape extends About> {
  name: string
  shape: z.ZodType<Shape>
}
