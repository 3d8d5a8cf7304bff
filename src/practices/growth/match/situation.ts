/** What is the same for all pairs of a round: who was together when, who is set apart, how often a topic is offered. */
import { hoursInCommon } from './hours-in-common.ts'
import { asTopic, type Side, type Situation } from './pairing.ts'
import type { Offer, Round, Wish } from './round.ts'

/** In one order, whatever the file's was. */
export function sides<Said extends Offer | Wish>(
  { people }: Round,
  said: readonly Said[],
): Side<Said>[] {
  return said
    .flatMap((each) => {
      const who = people.get(each.person)
      const topics = new Map(each.topics.map((topic) => [asTopic(topic), topic]))
      return who === undefined ? [] : [{ who, said: each, topics }]
    })
    .toSorted((one, other) => (one.who.id < other.who.id ? -1 : 1))
}

export function situationOf(round: Round, guides: readonly Side<Offer>[]): Situation {
  const together = new Map<string, number[]>()
  for (const { pair, round: past } of round.history.toSorted(
    (one, other) => one.round - other.round,
  ))
    together.set(bothOf(...pair), [...(together.get(bothOf(...pair)) ?? []), past])
  const apart = new Set(round.avoid.map(({ person, with: other }) => bothOf(person, other)))
  const offeredBy = new Map<string, number>()
  for (const { topics } of guides)
    for (const topic of topics.keys()) offeredBy.set(topic, (offeredBy.get(topic) ?? 0) + 1)
  return {
    ...{ round: round.round, apart: round.apart, hoursInCommon: round.hoursInCommon },
    hoursOf: hoursInCommon(round.on),
    togetherOf: (one, other) =>
      together.size === 0 ? never : (together.get(bothOf(one, other)) ?? never),
    isSetApart: (one, other) => apart.size > 0 && apart.has(bothOf(one, other)),
    offeredBy,
    knownTo: new Map(round.areas.map(({ area, knownTo }) => [area, knownTo])),
  }
}

const never: readonly number[] = []

function bothOf(one: string, other: string): string {
  return one < other ? `${one}\n${other}` : `${other}\n${one}`
}
