/** Who has a friction, what it costs, and why two look alike, in words: the same on a page and on a command line. Pure. */
import { count } from '#std/words.ts'
import type { SimilarRecord } from '#records/similar.ts'
import type { Cost, Hits, MeToo } from './schema.ts'

export function whyAlike({
  shared,
  isSameArea,
}: Pick<SimilarRecord, 'shared' | 'isSameArea'>): string {
  const words = shared.length === 0 ? [] : [`both say ${shared.slice(0, 6).join(', ')}`]
  return [...words, ...(isSameArea ? ['both are about the same'] : [])].join('; ')
}

export function peopleInWords({ peopleMin, isMine }: MeToo): string {
  const people =
    peopleMin === null
      ? 'fewer than five people said “me too”'
      : `at least ${count(peopleMin)} people said “me too”`
  return isMine ? `${people}; you did` : people
}

const often = { daily: 'each day', weekly: 'each week', monthly: 'each month' }

export function hitsInWords(hits: Hits): string {
  return `${count(hits.minutes)} ${hits.minutes === 1 ? 'minute' : 'minutes'}, ${often[hits.often]}`
}

export function costInWords({ hoursPerMonth: { low, high } }: Cost): string {
  return `${low === high ? low : `${low} to ${high}`} hours a month`
}

/** As a sentence begins. */
export function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
