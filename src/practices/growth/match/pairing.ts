/**
 * Whether two people may be brought together, and how well they fit: a cost in whole points, less is better, which says
 * something of this pair in this round and nothing of anybody. docs/growth.md has the same table.
 */
import type { Offer, Participant, Wish } from './round.ts'

/** Why two are not brought together, the most telling first. `set_apart` is all that is said of who avoids whom. */
export type Refusal = 'self' | 'no_topic' | 'no_common_hour' | 'manager' | 'recent' | 'set_apart'

export interface Fit {
  /** As the learner writes them. */
  topics: string[]
  /** What both name, with how many people know it; null where nobody counted. */
  areas: { area: string; knownTo: number | null }[]
  /** A week; null where it cannot be told. */
  hours: number | null
  /** Rounds in which they were together, in order. */
  together: readonly number[]
  /** By how many people the rarest of the topics is offered; null where no topic is shared by name. */
  offeredBy: number | null
  cost: number
}

export interface Situation {
  round: number
  apart: number
  hoursInCommon: number
  hoursOf(one: Participant, other: Participant): number | null
  /** Those two, in either order. */
  togetherOf(one: string, other: string): readonly number[]
  isSetApart(one: string, other: string): boolean
  /** By topic, as `asTopic` writes it. */
  offeredBy: ReadonlyMap<string, number>
  knownTo: ReadonlyMap<string, number>
}

/** How topics are compared. */
export function asTopic(written: string): string {
  return written.normalize('NFC').toLowerCase()
}

export interface Side<Said> {
  who: Participant
  said: Said
  /** Each once: as `asTopic` writes it, and as they do. */
  topics: ReadonlyMap<string, string>
}

export function pairing(
  now: Situation,
  learner: Side<Wish>,
  guide: Side<Offer>,
): { refused: Refusal } | { fit: Fit } {
  if (learner.who.id === guide.who.id) return { refused: 'self' }
  // Written as loops: a quarter of a million pairs are looked at in a round of five hundred.
  const topics: string[] = []
  for (const [topic, written] of learner.topics) if (guide.topics.has(topic)) topics.push(written)
  // Who names no topic is open to all.
  if (topics.length === 0 && learner.topics.size > 0 && guide.topics.size > 0)
    return { refused: 'no_topic' }
  const hours = now.hoursOf(learner.who, guide.who)
  if (hours !== null && hours < now.hoursInCommon) return { refused: 'no_common_hour' }
  if (learner.who.manager === guide.who.id && !learner.said.managerToo)
    return { refused: 'manager' }
  const together = now.togetherOf(learner.who.id, guide.who.id)
  const isWishedAgain = learner.said.again.includes(guide.who.id)
  const since = now.round - (together.at(-1) ?? -Infinity)
  if (since <= now.apart && !isWishedAgain) return { refused: 'recent' }
  if (now.isSetApart(learner.who.id, guide.who.id)) return { refused: 'set_apart' }
  const areas: Fit['areas'] = []
  for (const area of learner.said.areas)
    if (guide.said.areas.includes(area))
      areas.push({ area, knownTo: now.knownTo.get(area) ?? null })
  let offeredBy: number | null = null
  for (const topic of topics)
    offeredBy = Math.min(offeredBy ?? Infinity, now.offeredBy.get(asTopic(topic)) ?? 1)
  const cost = costOf(
    { topics, areas, hours, together, offeredBy },
    { wished: learner.topics.size, isWishedAgain },
  )
  return { fit: { topics, areas, hours, together, offeredBy, cost } }
}

/** Topics weigh most; then what few offer goes to who wishes for it, new faces, known gaps, and room in the week. */
function costOf(
  { topics, areas, hours, together, offeredBy }: Omit<Fit, 'cost'>,
  { wished, isWishedAgain }: { wished: number; isWishedAgain: boolean },
): number {
  const open = wished === 0 ? 20 : 30
  const topicMiss = topics.length === 0 ? open : Math.round(40 * (1 - topics.length / wished))
  const common = offeredBy === null ? 20 : 20 - Math.round(20 / offeredBy)
  const repeats = isWishedAgain ? 0 : Math.min(45, 15 * together.length)
  const noGap = areas.length === 0 ? 15 : 15 - Math.round(15 / fewestKnow(areas))
  const fewHours = hours === null ? 5 : hours < 3 ? 10 : hours < 8 ? 5 : 0
  return topicMiss + common + repeats + noGap + fewHours
}

/** Where nobody counted, four are taken to know it. */
function fewestKnow(areas: Fit['areas']): number {
  return Math.min(...areas.map(({ knownTo }) => Math.max(1, knownTo ?? 4)))
}
