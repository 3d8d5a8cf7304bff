/** What a text that came with Cairn is called beside records of the team, which go by number. Runs in the browser, too. */
import { z } from 'zod'
import { RecordRef } from './shape.ts'

/** As its file is: no number and no id of a record looks so. */
export function isShippedName(name: string): boolean {
  return /^[a-z]{2,20}(?:-[a-z]{1,20}){0,5}$/.test(name)
}

/** The name of one that came with Cairn, or a record of the team; the examples are told to whoever gives neither. */
export function shippedOrOwn({ shipped, own }: { shipped: string; own: string }) {
  return z
    .string()
    .trim()
    .toLowerCase()
    .refine(
      (ref) => isShippedName(ref) || RecordRef.safeParse(ref).success,
      `a name as in ${shipped}, a number, ${own} or an id`,
    )
}
