/**
 * Why somebody can be asked, in words: what kind of contact it was, and roughly how often and when. No counts and no dates:
 * whoever asks looks for somebody who knows, and what others did when is not theirs to see.
 */
import { roughlyAgo } from '#std/ago.ts'
import type { ContactKind, ContactRow } from './query-contacts.ts'

const order: readonly ContactKind[] = ['changed', 'wrote with', 'reviewed']

export interface About {
  /** As it stands in the sentence: `this file`. */
  words: string
  isFile: boolean
  /** Seconds since 1970: the moment the question is about. */
  moment: number
}

export function contactReasons(rows: readonly ContactRow[], about: About): string[] {
  return order.flatMap((kind) =>
    rows.filter((row) => row.kind === kind).flatMap((row) => sayContact(row, about)),
  )
}

const oftenMin = 10

function sayContact(
  { kind, count, formatOnly, lastAt, isFirst }: ContactRow,
  { words, isFile, moment }: About,
): string[] {
  const ago = lastAt === null ? '' : roughlyAgo(lastAt, moment)
  const when = count === 1 ? (ago === '' ? '' : ` ${ago}`) : sayLast(ago)
  if (kind === 'changed' && isFirst && isFile)
    return count === 1
      ? [`wrote its first version${when}`]
      : ['wrote its first version', `changed ${words}${oftenIn(count)}${when}`]
  const doubt =
    formatOnly === count
      ? ', only reformatting'
      : formatOnly * 2 > count
        ? ', mostly reformatting'
        : ''
  return [`${verbs[kind]} ${words}${oftenIn(count)}${when}${doubt}`]
}

const verbs: Record<ContactKind, string> = {
  changed: 'changed',
  'wrote with': 'helped to write changes of',
  reviewed: 'reviewed changes of',
}

function oftenIn(count: number): string {
  return count >= oftenMin ? ' often' : count > 1 ? ' a few times' : ''
}

function sayLast(ago: string): string {
  if (ago === '') return ''
  return ago.startsWith('in ') ? `, and again ${ago}` : `, ${ago}`
}
