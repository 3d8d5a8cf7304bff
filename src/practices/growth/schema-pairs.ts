/** Words and shapes of offers, wishes, and the pairs that come of them. */
import { z } from 'zod'
import { NamedMember } from '#records/named-member.ts'

/** A round is begun by at least as many: among fewer, whoever is with nobody could work out why. */
export const takePartMin = 5
/** How many days there are to answer, a first proposal and then a second one. */
export const answerDays = 7

const Said = {
  topics: z.array(z.string()),
  /** As links to code are written: `repository:src/app`. */
  areas: z.array(z.string()),
}

export const Offer = z
  .object({
    ...Said,
    /** How many people at once; 0 for a while in which it rests. Nobody else sees it. */
    places: z.int(),
    /** Whether all may see its topics and areas. */
    isShown: z.boolean(),
  })
  .meta({ id: 'GrowthOffer' })
export type Offer = z.output<typeof Offer>

export const Wish = z
  .object({
    ...Said,
    places: z.int(),
    again: z.array(NamedMember),
    manager: NamedMember.nullable(),
    isShown: z.boolean(),
  })
  .meta({ id: 'GrowthWish' })
export type Wish = z.output<typeof Wish>

export const Hours = z
  .object({ zone: z.string(), hours: z.string(), days: z.string() })
  .meta({ id: 'GrowthHours' })
export type Hours = z.output<typeof Hours>

const sides = ['learner', 'guide'] as const

export const Proposal = z
  .object({
    id: z.uuid(),
    round: z.int(),
    /** What whoever reads it would be. */
    as: z.enum(sides),
    with: NamedMember,
    reasons: z.array(z.string()),
    /** Whom else it could be, where that one still has room then; for the learner alone. */
    otherwise: z.object({ with: NamedMember, reasons: z.array(z.string()) }).nullable(),
    /** The last day to answer. */
    until: z.iso.date(),
    /** One's own; null where there is none, or where it is deleted since the time is over. */
    answer: z.enum(['yes', 'no']).nullable(),
    /** `not_this_time` says the same of a no, of silence, and of all else that can come between. */
    state: z.enum(['open', 'not_this_time']),
  })
  .meta({ id: 'GrowthProposal' })
export type Proposal = z.output<typeof Proposal>

export const Pair = z
  .object({
    id: z.uuid(),
    as: z.enum(sides),
    with: NamedMember,
    ...Said,
    beganOn: z.iso.date(),
    endedOn: z.iso.date().nullable(),
  })
  .meta({ id: 'GrowthPair' })
export type Pair = z.output<typeof Pair>

export const Round = z
  .object({
    round: z.int(),
    begunOn: z.iso.date(),
    firstUntil: z.iso.date(),
    secondUntil: z.iso.date(),
  })
  .meta({ id: 'GrowthRound' })
export type Round = z.output<typeof Round>

/** All of it that is about whoever asks. */
export const Pairs = z
  .object({
    offer: Offer.nullable(),
    wish: Wish.nullable(),
    hours: Hours.nullable(),
    avoid: z.array(NamedMember),
    /** The one that is under way. */
    round: Round.nullable(),
    proposals: z.array(Proposal),
    /** Those that go on first. */
    pairs: z.array(Pair),
  })
  .meta({ id: 'GrowthPairs' })
export type Pairs = z.output<typeof Pairs>

/** What somebody lets all see. */
export const Seen = NamedMember.extend({ side: z.enum(['offer', 'wish']), ...Said }).meta({
  id: 'GrowthSeen',
})
export type Seen = z.output<typeof Seen>

/** A part of the code that few know. Who they are is not said; who offers to show it says so themselves. */
export const FewKnow = z
  .object({ area: z.string(), files: z.int(), offeredBy: z.array(NamedMember) })
  .meta({ id: 'FewKnow' })
export type FewKnow = z.output<typeof FewKnow>
