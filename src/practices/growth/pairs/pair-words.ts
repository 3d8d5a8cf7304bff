/** Offers, wishes, proposals and pairs in words. */
import { counted, dayOf, listed, numberWord } from '#std/words.ts'
import { line, section, type Line } from '#verbs/line.ts'
import type { FewKnow, Offer, Pair, Pairs, Proposal, Round, Seen, Wish } from '../schema-pairs.ts'

export function sayPairs(all: Pairs): Line[] {
  const { offer, wish, hours, avoid, round, proposals, pairs } = all
  return [
    ...section('Proposed to you', proposals.flatMap(sayProposal)),
    ...section('With whom you are', pairs.flatMap(sayPair)),
    line('heading', 'What you said'),
    line('item', offer === null ? 'You offer nothing: growth.offer' : sayOffer(offer)),
    line('item', wish === null ? 'You wish for nothing: growth.wish' : sayWish(wish)),
    ...(hours === null
      ? []
      : [line('item', `You work ${hours.days} ${hours.hours} in ${hours.zone}.`)]),
    ...(avoid.length === 0
      ? []
      : [
          line(
            'item',
            `Rather not with ${counted(avoid.length, 'person', 'people')}; nobody is told.`,
          ),
        ]),
    ...(round === null ? [] : [line('plain', sayRound(round, proposals))]),
  ]
}

/** Whoever has nobody hears the same, whatever the reason. */
export function sayRound(
  { round, firstUntil, secondUntil }: Round,
  proposals: readonly Pick<Proposal, 'round'>[] | null = null,
): string {
  const none =
    proposals?.some((one) => one.round === round) === false
      ? ' It has nobody more for you so far. That can have many reasons; none is told, to anybody.'
      : ''
  return `Round ${round} is under way: answers until ${dayOf(firstUntil)}, second proposals until ${dayOf(secondUntil)}.${none}`
}

function sayProposal(proposal: Proposal): Line[] {
  const { as, reasons, otherwise, until, answer, state, id } = proposal
  const what = as === 'learner' ? 'to learn from' : 'to show something to'
  if (state === 'not_this_time')
    return [
      line('item', `${proposal.with.name}: it did not come about. No more than that is told.`),
    ]
  const day = dayOf(until)
  const said =
    answer === null
      ? `Yes or no, until ${day}: growth.answer. A no is told to nobody.`
      : `You said ${answer}, and can change it until ${day}. What the other says is told when both said yes.`
  return [
    line('plain', `${proposal.with.name}, ${what}`),
    ...reasons.map((reason) => line('item', reason)),
    ...(otherwise === null
      ? []
      : [line('item', `Otherwise: ${otherwise.with.name}, if there is room then.`)]),
    line('item', said),
    line('detail', id),
  ]
}

function sayPair({ as, with: other, topics, areas, beganOn, endedOn, id }: Pair): Line[] {
  const about = [...topics, ...areas]
  const what = about.length === 0 ? '' : `: ${listed(about)}`
  const who = as === 'learner' ? `You learn from ${other.name}` : `You show ${other.name}`
  const when =
    endedOn === null ? `since ${dayOf(beganOn)}` : `${dayOf(beganOn)} to ${dayOf(endedOn)}`
  return [line('item', `${who}${what}, ${when}.`), line('detail', id)]
}

function sayOffer({ topics, areas, places, isShown }: Offer): string {
  const rest =
    places === 0
      ? 'at rest'
      : `for ${places === 1 ? 'one person' : `${numberWord(places)} people`} at once`
  return `You offer ${aboutOf({ topics, areas })}, ${rest}; ${isShown ? 'all may see it' : 'the matcher reads it, and whom it proposes'}.`
}

function sayWish({ topics, areas, isShown }: Wish): string {
  return `You wish for ${aboutOf({ topics, areas })}; ${isShown ? 'all may see it' : 'the matcher reads it, and whom it proposes'}.`
}

function aboutOf({ topics, areas }: Pick<Seen, 'topics' | 'areas'>): string {
  return topics.length + areas.length === 0 ? 'any topic' : listed([...topics, ...areas])
}

export function saySeen({ items }: { items: readonly Seen[] }): Line[] {
  if (items.length === 0)
    return [line('plain', 'Nobody shows yet what they offer. You could: growth.offer')]
  return items.map(({ name, side, ...about }) =>
    line('item', `${name} ${side === 'offer' ? 'offers' : 'wishes for'} ${aboutOf(about)}.`),
  )
}

export function sayFewKnow({ says, items }: { says: string; items: readonly FewKnow[] }): Line[] {
  return [
    line('plain', says),
    ...items.map(({ area, offeredBy }) =>
      line(
        'item',
        offeredBy.length === 0
          ? area
          : `${area}: ${listed(offeredBy.map(({ name }) => name))} would show it.`,
      ),
    ),
  ]
}
