/** What somebody said to the matcher and what came of it, to take along: all of it, also what no page shows at a glance. */
import { counted, dayOf, listed } from '#std/words.ts'
import type { Offer, Pair, Pairs, Proposal, Wish } from '../schema-pairs.ts'

/** Empty where there is nothing. */
export function pairsAsMarkdown(all: Pairs): string {
  const { offer, wish, hours, avoid, proposals, pairs } = all
  const parts = [
    ...part('What I offer', offer === null ? [] : offerLines(offer)),
    ...part('What I wish for', wish === null ? [] : wishLines(wish)),
    ...part('When I work', hours === null ? [] : [`${hours.days} ${hours.hours}, ${hours.zone}`]),
    ...part(
      'With whom I would rather not be',
      avoid.map(({ name }) => name),
    ),
    ...part('Proposed to me', proposals.map(proposalLine)),
    ...part('With whom I learn', pairs.map(pairLine)),
  ]
  if (parts.length === 0) return ''
  return `${['# Somebody to learn with', ...parts].join('\n\n')}\n`
}

function part(heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  return [`## ${heading}`, lines.map((line) => `- ${line}`).join('\n')]
}

function offerLines(offer: Offer): string[] {
  return [...saidLines(offer), counted(offer.places, 'place')]
}

function wishLines(wish: Wish): string[] {
  return [
    ...saidLines(wish),
    counted(wish.places, 'place'),
    ...(wish.again.length === 0
      ? []
      : [`Gladly again with ${listed(wish.again.map(({ name }) => name))}`]),
    ...(wish.manager === null ? [] : [`${wish.manager.name} manages me`]),
  ]
}

function saidLines({ topics, areas, isShown }: Pick<Offer, 'topics' | 'areas' | 'isShown'>) {
  return [
    topics.length + areas.length === 0 ? 'Any topic' : listed([...topics, ...areas]),
    isShown ? 'All may see it' : 'Not shown to all',
  ]
}

function proposalLine({ as, with: other, until, answer, reasons }: Proposal): string {
  const what = as === 'learner' ? 'to learn from' : 'to show something to'
  const said = answer === null ? '' : ` I said ${answer}.`
  return `${other.name}, ${what}, until ${dayOf(until)}.${said} ${reasons.join(' ')}`
}

function pairLine({ as, with: other, topics, areas, beganOn, endedOn }: Pair): string {
  const what = as === 'learner' ? `I learn from ${other.name}` : `I show ${other.name}`
  const about = [...topics, ...areas]
  const when = `${dayOf(beganOn)}${endedOn === null ? '' : ` to ${dayOf(endedOn)}`}`
  return `${what}${about.length === 0 ? '' : `: ${listed(about)}`}, ${endedOn === null ? 'since ' : ''}${when}`
}
