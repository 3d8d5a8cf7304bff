/** How sure the order is, in words. Of places alone: it says nothing about anybody. */
import type { AskAnswer } from './schema.ts'

export interface AskReading {
  level: 'calm'
  says: string
}

export function readAsk({ items, cannotTell }: AskAnswer): AskReading[] {
  if (items.length === 0 || cannotTell !== null) return []
  const [first] = items
  const equals = items.findIndex(({ placeInterval }) => placeInterval.low > 1)
  const count = equals < 0 ? items.length : equals
  if (count > 1) return [{ level: 'calm', says: aboutEqual(count) }]
  return (first?.placeInterval.high ?? 0) > 1 || items.length === 1
    ? []
    : [{ level: 'calm', says: 'Whom to ask first is clear; the others are there when needed.' }]
}

const words = ['', '', 'two', 'three', 'four', 'five']

function aboutEqual(count: number): string {
  return `The first ${words[count] ?? count} are about equal: had the work gone slightly differently, any of them could stand first. Ask whoever is free.`
}
