/** Lists come a page at a time, each saying where the next begins: a page stays where it was while others add. */
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'

export const paging = {
  after: z.string().optional().describe('Where to go on: the `next` of the page before.'),
  limit: z.int().min(1).max(200).default(50).describe('How many at most.'),
}

export interface PageWish {
  after?: string | undefined
  limit: number
}

export interface Page<Item> {
  items: Item[]
  /** To be given as `after`; null at the end. */
  next: string | null
}

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

/** `rows` are one more than were asked for, where there are more. */
export function cut<Row, Item>(
  rows: readonly Row[],
  limit: number,
  { item, place }: { item: (row: Row) => Item; place: (last: Row) => string },
): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(item),
    next: rows.length > limit && last !== undefined ? place(last) : null,
  }
}

export function numberAfter(after: string | undefined): number | undefined {
  if (after === undefined) return undefined
  if (!/^[1-9][0-9]{0,8}$/.test(after)) throw noPlace()
  return Number(after)
}

/** A time and an id, as `placeAt` writes them. */
export function timeAfter(after: string | undefined): { at: Date; id: string } | undefined {
  if (after === undefined) return undefined
  const [at, id] = after.split(' ')
  const place = z.tuple([z.iso.datetime(), z.uuid()]).safeParse([at, id])
  if (!place.success) throw noPlace()
  return { at: new Date(place.data[0]), id: place.data[1] }
}

export function placeAt(at: Date, id: string): string {
  return `${at.toISOString()} ${id}`
}

/** A day and a number, as `placeOn` writes them. */
export function dayAfter(after: string | undefined): { day: string; number: number } | undefined {
  if (after === undefined) return undefined
  const [day = '', number = ''] = after.split(' ')
  if (!z.iso.date().safeParse(day).success || !/^[1-9][0-9]{0,8}$/.test(number)) throw noPlace()
  return { day, number: Number(number) }
}

export function placeOn(day: string, number: number): string {
  return `${day} ${number}`
}

export function noPlace(): CairnError {
  return new CairnError('invalid', 'input.cursor', 'This is no place in the list.', {
    hint: 'Give `after` as the page before gave it in `next`.',
  })
}
