/** Why somebody can be asked, in words: what they did, how often, and when last. */
import { monthOf } from '#std/month.ts'
import type { ContactKind, ContactRow } from './query-contacts.ts'

const order: readonly ContactKind[] = ['changed', 'wrote with', 'reviewed']

/** `what` as it stands in the sentence: `this file`. */
export function contactReasons(
  rows: readonly ContactRow[],
  what: string,
  isSilent: boolean,
): string[] {
  const said = order.flatMap((kind) =>
    rows.filter((row) => row.kind === kind).map((row) => sayContact(row, what)),
  )
  return isSilent ? [...said, 'has been silent for more than a year'] : said
}

function sayContact({ kind, count, formatOnly, lastAt }: ContactRow, what: string): string {
  const often = count === 1 ? 'once' : `${count} times`
  const when =
    lastAt === null
      ? ''
      : count === 1
        ? `, in ${monthOf(new Date(lastAt * 1000))}`
        : `, last in ${monthOf(new Date(lastAt * 1000))}`
  const doubt =
    formatOnly === 0
      ? ''
      : formatOnly === count
        ? ', only reformatting'
        : `, ${formatOnly} of them only reformatting`
  switch (kind) {
    case 'changed':
      return `changed ${what} ${often}${when}${doubt}`
    case 'wrote with':
      return `helped to write changes of ${what} ${often}${when}${doubt}`
    case 'reviewed':
      return `reviewed changes of ${what} ${often}${when}${doubt}`
  }
}
