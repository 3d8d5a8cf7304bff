/** What every record is, whatever its kind: the words that practices build their own shapes on. */
import { z } from 'zod'

export const titleCharsMax = 200
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
/** Where the kind is known: by its number as people do, as texts point at one, or by its id. */
export const RecordRef = z
  .string()
  .toLowerCase()
  .regex(
    /^(?:(?:[a-z]{2,30}#)?[1-9][0-9]{0,8}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
    'a number, a kind and a number as in decision#12, or an id',
  )
  .describe('The record: its number, also with its kind as in decision#12, or its id.')

/** Where any kind will do: the same, but that a number alone would say too little. */
export const AnyRecord = z
  .string()
  .toLowerCase()
  .regex(
    /^(?:[a-z]{2,30}#[1-9][0-9]{0,8}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
    'an id, or a kind and a number as in decision#12',
  )
  .describe('The record: its id, or its kind and number as in decision#12.')

/** As many as PostgreSQL counts in an integer. */
export const VersionNumber = z.int().min(1).max(2_147_483_647)

export const Version = VersionNumber.describe(
  'The version that was read: if somebody changed it since, nothing is overwritten.',
)

/** What a line in a list of records begins with: enough to choose one. What may be long is read one by one. */
export const aboutLine = {
  id: recordId,
  number: z.int().min(1),
  title: z.string(),
  /** The member's id; null where the author wished to stay unnamed. */
  author: z.uuid().nullable(),
  /** In small letters, in the order of the alphabet. */
  tags: z.array(z.string()),
  version: z.int().min(1),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
}

/** What a kind's shape begins with; `status` and what only the kind knows come behind. */
export const about = { ...aboutLine, body: z.string() }

export interface About {
  id: string
  number: number
  title: string
  body: string
  author: string | null
  tags: string[]
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
