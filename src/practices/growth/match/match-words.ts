/** What a round came to, in words and as the JSON that docs/growth.md describes. */
import { counted, listed, numberWord } from '#std/words.ts'
import type { Free, Matched, Pair, Unmatched } from './match.ts'
import type { Fit, Refusal, Side } from './pairing.ts'
import type { Offer, Round, Wish } from './round.ts'

/** Held stable: these fields. People are their ids, in order. */
export interface MatchAnswer {
  schema: 1
  round: number
  says: string
  pairs: {
    learner: string
    guide: string
    topics: string[]
    /** A week; null where it cannot be told. */
    hoursInCommon: number | null
    reasons: string[]
    second: { guide: string; hasRoom: boolean; reasons: string[] } | null
  }[]
  unmatched: { person: string; code: UnmatchedCode; reason: string }[]
  free: { person: string; places: number; reason: string }[]
  /** Of the whole answer, to compare it with another one to the same round; it says nothing of anybody. */
  cost: number
}

export type UnmatchedCode = 'not_offered' | 'no_common_hour' | 'not_this_round' | 'places_taken'

export function matchAnswer(round: Round, { pairs, unmatched, free, cost }: Matched): MatchAnswer {
  const learners = new Set(pairs.map(({ learner }) => learner.who.id))
  return {
    schema: 1,
    round: round.round,
    says: saysAll(learners.size, unmatched.length),
    pairs: pairs.map((pair) => ({
      learner: pair.learner.who.id,
      guide: pair.guide.who.id,
      topics: pair.fit.topics,
      hoursInCommon: pair.fit.hours,
      reasons: reasonsOf(round, pair),
      second:
        pair.second === null
          ? null
          : {
              guide: pair.second.guide.who.id,
              hasRoom: pair.second.hasRoom,
              reasons: reasonsOf(round, { ...pair.second, learner: pair.learner }),
            },
    })),
    unmatched: unmatched.map((each) => ({ person: each.learner.who.id, ...whyNot(round, each) })),
    free: free.map((each) => ({
      person: each.guide.who.id,
      places: each.places,
      reason: whyFree(each),
    })),
    cost,
  }
}

function saysAll(matched: number, left: number): string {
  if (matched + left === 0) return 'Nobody wishes for anything in this round.'
  if (left === 0)
    return matched === 1
      ? 'The one who wishes has somebody.'
      : `All ${matched} who wish have somebody.`
  const rest = left === 1 ? 'one has nobody yet' : `${numberWord(left)} have nobody yet`
  return `Of ${counted(matched + left, 'wish', 'wishes')}, ${numberWord(matched)} found somebody; ${rest}.`.replace(
    'zero',
    'none',
  )
}

function reasonsOf(
  round: Round,
  { learner, guide, fit }: Pick<Pair, 'learner' | 'guide' | 'fit'>,
): string[] {
  const [asks, offers] = [learner.who.name, guide.who.name]
  return [
    topicReason(fit, { learner, guide }),
    ...(fit.offeredBy === 1 ? [`Nobody else offers ${rarest(fit)}.`] : []),
    ...fit.areas.map(({ area, knownTo }) =>
      knownTo === null || knownTo > 2
        ? `${offers} offers to show ${area}.`
        : `${area} is known to ${knownTo < 2 ? 'one person' : 'two people'}, and ${offers} offers to show it.`,
    ),
    ...(fit.together.length > 0
      ? [
          learner.said.again.includes(guide.who.id)
            ? `They were together before, and ${asks} wishes for it again.`
            : `They were together before, ${roundsAgo(round.round - (fit.together.at(-1) ?? 0))}.`,
        ]
      : []),
    fit.hours === null
      ? 'Whether they have hours in common cannot be told: not both said when they work.'
      : `They have ${hoursSaid(fit.hours)} of work in common each week.`,
  ]
}

function topicReason(
  { topics }: Fit,
  { learner, guide }: { learner: Side<Wish>; guide: Side<Offer> },
): string {
  const [asks, offers] = [learner.who.name, guide.who.name]
  if (topics.length > 0) return `${offers} offers ${listed(topics)}, which ${asks} wishes for.`
  if (learner.topics.size === 0) return `${asks} is open to any topic.`
  return `${offers} is open to any topic, ${listed(learner.said.topics)} too.`
}

function rarest({ topics }: Fit): string {
  return topics.length === 1 ? (topics[0] ?? '') : 'one of these'
}

function roundsAgo(rounds: number): string {
  return `${rounds === 1 ? 'one round' : `${numberWord(rounds)} rounds`} ago`
}

/** Whoever avoids somebody is never given away: that is told as what it is to the learner, not in this round. */
function whyNot(
  round: Round,
  { learner, refusals, fitCount }: Unmatched,
): { code: UnmatchedCode; reason: string } {
  const what = learner.said.topics.length === 0 ? 'anything' : listed(learner.said.topics)
  const of = (refusal: Refusal): number => refusals.get(refusal) ?? 0
  if (fitCount > 0)
    return {
      code: 'places_taken',
      reason: `All places of those who offer ${what} are taken. The next round is another chance.`,
    }
  const other = of('manager') + of('recent') + of('set_apart')
  if (of('no_common_hour') + other === 0)
    return { code: 'not_offered', reason: `Nobody else offers ${what} yet.` }
  if (other === 0)
    return {
      code: 'no_common_hour',
      reason: `Nobody who offers ${what} has ${hoursAsked(round.hoursInCommon)} in common with ${learner.who.name}.`,
    }
  const rule = `the same two come together again after ${counted(round.apart, 'round')}`
  return {
    code: 'not_this_round',
    reason:
      of('recent') > 0 && of('recent') === other
        ? `Those who offer ${what} were with ${learner.who.name} a short while ago: ${rule}, or sooner if wished.`
        : `Nobody who offers ${what} can be brought together with ${learner.who.name} in this round.`,
  }
}

function hoursAsked(hours: number): string {
  return hours === 1 ? 'an hour of work' : `${hoursSaid(hours)} of work`
}

/** In quarters: 7.5 hours. */
function hoursSaid(hours: number): string {
  return `${hours} ${hours === 1 ? 'hour' : 'hours'}`
}

function whyFree({ guide, wasWished }: Free): string {
  if (wasWished) return 'Whoever could be with them has somebody already.'
  const topics = guide.said.topics
  return `Nobody ${topics.length === 0 ? 'who wishes could be with them' : `wished for ${listed(topics)}`} this time.`
}
