/** Why two may fit, as it is kept with a proposal and told to each of them: in their words, and without a number of anybody. */
import { z } from 'zod'
import { listed } from '#std/words.ts'
import type { Fit } from '../match/pairing.ts'
import type { Side } from '../match/pairing.ts'
import type { Wish } from '../match/round.ts'

export const KeptFit = z.object({
  /** Shared by name. */
  topics: z.array(z.string()),
  /** All that the learner wishes for, where the guide is open to any; else none. */
  wished: z.array(z.string()),
  areas: z.array(z.object({ area: z.string(), isFew: z.boolean() })),
  /** A week; null where it cannot be told. */
  hours: z.number().nullable(),
  /** The last round in which they were together. */
  together: z.int().nullable(),
})
export type KeptFit = z.output<typeof KeptFit>

/** What up to two know, few know. */
const fewMax = 2

export function keptFit({ topics, areas, hours, together }: Fit, learner: Side<Wish>): KeptFit {
  return {
    topics,
    wished: topics.length === 0 ? [...learner.topics.values()] : [],
    areas: areas.map(({ area, knownTo }) => ({
      area,
      isFew: knownTo !== null && knownTo <= fewMax,
    })),
    hours,
    together: together.at(-1) ?? null,
  }
}

/** As whoever reads it hears it; `other` is what the other one is called. */
export function reasonsOf(fit: KeptFit, as: 'learner' | 'guide', other: string): string[] {
  return [
    as === 'learner' ? topicForLearner(fit, other) : topicForGuide(fit, other),
    ...fit.areas.map(({ area, isFew }) => {
      const what = isFew ? `${area}, which few know` : area
      return as === 'learner'
        ? `${other} offers to show ${what}.`
        : `${other} would like to learn ${what}; you offer to show it.`
    }),
    ...(fit.together === null ? [] : [`You were together before, in round ${fit.together}.`]),
    fit.hours === null
      ? 'Whether you have hours in common cannot be told: not both of you said when you work.'
      : `You have ${fit.hours} ${fit.hours === 1 ? 'hour' : 'hours'} of work in common each week.`,
  ]
}

function topicForLearner({ topics, wished }: KeptFit, guide: string): string {
  if (topics.length > 0) return `${guide} offers ${listed(topics)}, which you wish for.`
  if (wished.length > 0) return `${guide} is open to any topic, ${listed(wished)} too.`
  return 'You are open to any topic.'
}

function topicForGuide({ topics, wished }: KeptFit, learner: string): string {
  if (topics.length > 0) return `${learner} wishes for ${listed(topics)}, which you offer.`
  if (wished.length > 0)
    return `${learner} wishes for ${listed(wished)}, and you are open to any topic.`
  return `${learner} is open to any topic.`
}
