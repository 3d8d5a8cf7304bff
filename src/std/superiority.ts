/**
 * How often is a value of one side larger than one of the other? Cliff's delta (1993) is the chance that it is, less the chance
 * that it is smaller. Values of a group (a week) share a fate: the variance is that of the placements summed by group
 * (Obuchowski 1997), which for groups of one is that of DeLong, DeLong and Clarke-Pearson (1988).
 */
import { chanceBeyond } from './student.ts'

/** The values of both sides, rising. Groups are numbered from 0 up to `groupCount`. */
export interface TwoSides {
  values: Float64Array
  /** 1 where the value is of this side, 0 where it is of the other. */
  isOwn: Uint8Array
  groupOf: Int32Array
  groupCount: number
}

export interface Superiority {
  /** From −1 to 1: above nought where this side is larger. */
  delta: number
  /** How often sides that do not differ are as far apart, from 0 to 1. */
  chance: number
  /** How many groups hold a value of this side, and of the other. */
  groups: { own: number; rest: number }
}

/** Both sides hold something. Takes n. */
export function superiorityOf(sides: TwoSides): Superiority {
  const { own, rest } = placements(sides)
  const superiority = own.sum / own.n
  let [ownSquares, restSquares, products, groupsOfAny] = [0, 0, 0, 0]
  for (let group = 0; group < sides.groupCount; group++) {
    const [ownHeld, restHeld] = [own.held[group] ?? 0, rest.held[group] ?? 0]
    if (ownHeld + restHeld > 0) groupsOfAny++
    const ownOff = (own.placed[group] ?? 0) - ownHeld * superiority
    const restOff = (rest.placed[group] ?? 0) - restHeld * superiority
    ownSquares += ownOff ** 2
    restSquares += restOff ** 2
    products += ownOff * restOff
  }
  const groups = { own: held(own), rest: held(rest) }
  const variance =
    (corrected(groups.own) * ownSquares) / own.n ** 2 +
    (corrected(groups.rest) * restSquares) / rest.n ** 2 +
    (2 * corrected(groupsOfAny) * products) / (own.n * rest.n)
  // Sides that do not overlap vary by nothing in the sample: as if one value of the smaller one were only half on its side.
  const least = 1 / (2 * Math.min(own.n, rest.n)) ** 2
  // Fewer than Satterthwaite (1946) would leave: with ten weeks his were found to be too sure.
  const freedom = Math.max(1, Math.min(groups.own, groups.rest) - 1)
  const chance = chanceBeyond((superiority - 0.5) / Math.sqrt(Math.max(least, variance)), freedom)
  return { delta: 2 * superiority - 1, chance, groups }
}

interface Placed {
  n: number
  sum: number
  /** By group: the sum of its placements, and how many there are. */
  placed: Float64Array
  held: Int32Array
}

/** The placement of a value is the share of the other side that it parts from as its own side should, ties counted half. */
function placements({ values, isOwn, groupOf, groupCount }: TwoSides): {
  own: Placed
  rest: Placed
} {
  const none = (): Placed => ({
    ...{ n: 0, sum: 0, placed: new Float64Array(groupCount), held: new Int32Array(groupCount) },
  })
  const [own, rest] = [none(), none()]
  for (const one of isOwn) own.n += one
  rest.n = values.length - own.n
  let [ownBelow, restBelow] = [0, 0]
  for (let from = 0, to = 1; from < values.length; from = to++) {
    while (values[to] === values[from]) to++
    let ownHere = 0
    for (let place = from; place < to; place++) ownHere += isOwn[place] ?? 0
    const restHere = to - from - ownHere
    const ownPlaced = (restBelow + restHere / 2) / rest.n
    const restPlaced = 1 - (ownBelow + ownHere / 2) / own.n
    for (let place = from; place < to; place++)
      if (isOwn[place] === 1) add(own, groupOf[place] ?? 0, ownPlaced)
      else add(rest, groupOf[place] ?? 0, restPlaced)
    ownBelow += ownHere
    restBelow += restHere
  }
  return { own, rest }
}

function add(side: Placed, group: number, placement: number): void {
  side.sum += placement
  side.placed[group] = (side.placed[group] ?? 0) + placement
  side.held[group] = (side.held[group] ?? 0) + 1
}

function held(side: Placed): number {
  return side.held.reduce((groups, count) => groups + (count > 0 ? 1 : 0), 0)
}

/** What a sample of so many groups shows too little of its variance. */
function corrected(groups: number): number {
  return groups / Math.max(1, groups - 1)
}
