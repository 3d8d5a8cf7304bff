/** Brings wishes and offers together: as many as can be, and of all ways the one that fits best. The order of the file changes nothing. */
import { cheapestFlow } from './cheapest-flow.ts'
import { pairing, type Fit, type Refusal, type Side } from './pairing.ts'
import type { Offer, Round, Wish } from './round.ts'
import { sides, situationOf } from './situation.ts'

export interface Matched {
  pairs: Pair[]
  unmatched: Unmatched[]
  free: Free[]
  /** Of the whole answer; only to compare it with another answer to the same round. */
  cost: number
}

export interface Pair {
  learner: Side<Wish>
  guide: Side<Offer>
  fit: Fit
  /** Whom the learner would be with otherwise; `hasRoom` where a place of theirs is left. */
  second: { guide: Side<Offer>; fit: Fit; hasRoom: boolean } | null
}

export interface Unmatched {
  learner: Side<Wish>
  /** How many offers were refused, and why. */
  refusals: ReadonlyMap<Refusal, number>
  /** How many would have fitted, had they had room. */
  fitCount: number
}

/** An offer with places that nobody took. */
export interface Free {
  guide: Side<Offer>
  places: number
  /** Whether somebody's wish fitted it. */
  wasWished: boolean
}

/** Each further place of a guide costs more, so that nobody carries all. */
const loadCost = 10
/** Nobody has a second guide while another could have a first: more than a whole pair can cost. */
const furtherCost = 1000
/** A cost is counted in these: what decides between equals is below 2^10, and adds up to no point over 60,000 pairs. */
const point = 2 ** 26

interface Edge {
  learner: number
  guide: number
  fit: Fit
  /** With the lot that decides between equals. */
  cost: number
}

export function match(round: Round): Matched {
  const learners = sides(round, round.wishes)
  const guides = sides(round, round.offers)
  const now = situationOf(round, guides)
  const refused = learners.map(() => new Map<Refusal, number>())
  const edges: Edge[] = []
  for (const [learner, wish] of learners.entries())
    for (const [guide, offer] of guides.entries()) {
      const said = pairing(now, wish, offer)
      if ('fit' in said) {
        const drawn = lot(`${round.round}\n${wish.who.id}\n${offer.who.id}`)
        edges.push({ learner, guide, fit: said.fit, cost: said.fit.cost * point + drawn })
      } else {
        const refusals = refused[learner]
        refusals?.set(said.refused, (refusals.get(said.refused) ?? 0) + 1)
      }
    }
  const places = cheapestFlow({
    learners: learners.map(({ said }) => placeCosts(said.places, (at) => furtherCost * at)),
    guides: guides.map(({ said }) =>
      placeCosts(said.places, (at) => loadCost * (said.carries + at)),
    ),
    edges,
  })
  const taken = new Set(places.flatMap((place) => edges[place] ?? []))
  const edgesOf = Map.groupBy(edges, ({ learner }) => learner)
  const takenOf = Map.groupBy(taken, ({ guide }) => guide)
  const wished = new Set(edges.map(({ guide }) => guide))
  const roomOf = (guide: number): number =>
    (guides[guide]?.said.places ?? 0) - (takenOf.get(guide)?.length ?? 0)
  return {
    pairs: learners.flatMap((learner, place) => {
      const own = edgesOf.get(place) ?? []
      const second = secondOf(own, { taken, guides, roomOf })
      return own
        .filter((edge) => taken.has(edge))
        .flatMap(({ guide: at, fit }) => {
          const guide = guides[at]
          return guide === undefined ? [] : [{ learner, guide, fit, second }]
        })
    }),
    unmatched: learners.flatMap((learner, place) => {
      const own = edgesOf.get(place) ?? []
      const refusals = refused[place] ?? new Map<Refusal, number>()
      return own.some((edge) => taken.has(edge))
        ? []
        : [{ learner, refusals, fitCount: own.length }]
    }),
    free: guides.flatMap((guide, place) => {
      return roomOf(place) > 0
        ? [{ guide, places: roomOf(place), wasWished: wished.has(place) }]
        : []
    }),
    cost: costOf(taken, guides),
  }
}

function placeCosts(places: number, cost: (at: number) => number): number[] {
  return Array.from({ length: places }, (_, at) => cost(at) * point)
}

/** The one that fits best of those not taken. */
function secondOf(
  own: readonly Edge[],
  {
    taken,
    guides,
    roomOf,
  }: {
    taken: ReadonlySet<Edge>
    guides: readonly Side<Offer>[]
    roomOf: (guide: number) => number
  },
): Pair['second'] {
  let next: Edge | undefined
  for (const edge of own)
    if (!taken.has(edge) && (next === undefined || edge.cost < next.cost)) next = edge
  const guide = next === undefined ? undefined : guides[next.guide]
  if (next === undefined || guide === undefined) return null
  return { guide, fit: next.fit, hasRoom: roomOf(next.guide) > 0 }
}

/** In points: the pairs, the load of each guide, and what a second guide of one learner costs. */
function costOf(taken: ReadonlySet<Edge>, guides: readonly Side<Offer>[]): number {
  let cost = 0
  const carried = new Map<number, number>()
  const had = new Map<number, number>()
  for (const { learner, guide, fit } of taken) {
    const load = carried.get(guide) ?? guides[guide]?.said.carries ?? 0
    const before = had.get(learner) ?? 0
    cost += fit.cost + loadCost * load + furtherCost * before
    carried.set(guide, load + 1)
    had.set(learner, before + 1)
  }
  return cost
}

/** Below 1,024, drawn anew in each round (FNV-1a): between equals, neither the alphabet nor who wrote first decides. */
function lot(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 13)) & 1023
}
