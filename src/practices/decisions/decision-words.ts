/** A decision in words: what is so, what was weighed, what follows. Pure. */
import { line, section, type Line } from '#verbs/line.ts'
import { placeInWords } from './code-place.ts'
import type { Debt } from './debt-shape.ts'
import type { Decision, DecisionTold } from './schema.ts'
import { checkInWords } from './web/check-words.ts'

/** With the ideas it comes from, and other decisions by their names. */
export function sayDecisionTold(decision: DecisionTold): Line[] {
  return sayDecision(decision, decision)
}

interface Beside {
  ideas: DecisionTold['ideas']
  others: DecisionTold['others']
}

export function sayDecision(
  decision: Decision,
  { ideas, others }: Beside = { ideas: [], others: [] },
): Line[] {
  const nameOf = (other: string) => named(others, other)
  const { id, number, title, body, version, options, consequences, code, checks, debt } = decision
  const chosen = 'chosen' in decision ? decision.chosen : null
  return [
    line('title', `${number}  ${title}`),
    line('soft', `${statusOf(decision, nameOf)}; version ${version}`),
    ...(body.trim() === '' ? [] : [line('plain', ''), line('plain', body.trim())]),
    ...section(
      'The ideas it comes from',
      ideas.map((idea) =>
        line(
          'item',
          `idea#${idea.number}, ${idea.title} (${idea.name ?? 'posted without a name'})`,
        ),
      ),
    ),
    ...section(
      'Options',
      options.flatMap((option) => [
        line('item', `${option.title}${option.title === chosen ? ' (chosen)' : ''}`),
        ...reasons('detail', option.pros, option.cons),
      ]),
    ),
    ...section('What follows', reasons('item', consequences.good, consequences.bad)),
    ...section('Why', whyOf(decision)),
    ...section('Did it work', 'trial' in decision ? lookedBackAt(decision) : []),
    ...section('Debt', debt === null ? [] : debtOf(debt)),
    ...section(
      'The code it is about',
      code.map((place) => line('item', placeInWords(place))),
    ),
    ...section(
      'What would show that it is honoured',
      checks.map((check) => line('item', checkInWords(check))),
    ),
    ...section(
      'To be read with it',
      decision.related.map((other) => line('item', nameOf(other))),
    ),
    line('plain', ''),
    line('soft', id),
  ]
}

/** By number and title; where nobody asked for them, or it is gone, by its id. */
function named(others: Beside['others'], id: string): string {
  const other = others.find((one) => one.id === id)
  return other === undefined ? id : `${other.number}, ${other.title}`
}

function statusOf(decision: Decision, nameOf: (other: string) => string): string {
  const { status } = decision
  if (status === 'open')
    return decision.until === null ? 'open' : `open, discussed until ${decision.until}`
  const when =
    'decidedAt' in decision && decision.decidedAt !== null
      ? ` on ${decision.decidedAt.slice(0, 10)}`
      : ''
  if (status === 'accepted' && decision.trial?.state === 'running')
    return `on trial until ${decision.reviewOn}, accepted${when}`
  if (status === 'accepted' && decision.reviewOn !== null)
    return `accepted${when}, looked at again on ${decision.reviewOn}`
  if (status === 'superseded')
    return decision.successor === null
      ? 'superseded'
      : `superseded by ${nameOf(decision.successor)}`
  if (status === 'unknown') return decision.said ?? 'of no known status'
  return status === 'deprecated' ? 'deprecated' : `${status}${when}`
}

function whyOf(decision: Decision): Line[] {
  return [
    ...('because' in decision ? [line('item', decision.because)] : []),
    ...('noLonger' in decision ? [line('item', `No longer: ${decision.noLonger}`)] : []),
  ]
}

/** Of a trial and of the newest review; `decisions reviews` tells the rest. */
function lookedBackAt({
  trial,
  reviewed,
}: Pick<Extract<Decision, { status: 'accepted' }>, 'trial' | 'reviewed'>): Line[] {
  return [
    ...(trial === null
      ? []
      : [
          line(
            'item',
            `${trial.state === 'running' ? 'On trial' : trial.worked ? 'The trial worked' : 'The trial did not work'}: ${trial.expected}`,
          ),
        ]),
    ...(reviewed === null
      ? []
      : [
          line(
            'item',
            `Looked back at on ${reviewed.at.slice(0, 10)}: ${saidAtReview[reviewed.verdict]}`,
          ),
        ]),
  ]
}

export const saidAtReview = {
  worked: 'it worked',
  'did not': 'it did not work',
  'cannot tell': 'it cannot be told yet',
}

function debtOf(debt: Debt): Line[] {
  const what =
    debt.stance === 'declines'
      ? 'Not taken on'
      : debt.stance === 'repaid'
        ? `Paid back on ${debt.repaidAt.slice(0, 10)}`
        : `To be paid back by ${debt.paybackOn}`
  return [line('item', `${what}: ${debt.cost}`)]
}

function reasons(as: 'item' | 'detail', good: readonly string[], bad: readonly string[]): Line[] {
  return [...good.map((each) => line(as, `+ ${each}`)), ...bad.map((each) => line(as, `− ${each}`))]
}
