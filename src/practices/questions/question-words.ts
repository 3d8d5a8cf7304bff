/** A question in words: what was asked, the ladder as far as it is open, and what was found. Pure. */
import { line, section, type Line } from '#verbs/line.ts'
import { toGrowFrom } from './rules.ts'
import { ladder } from './schema-ladder.ts'
import type { Hint, QuestionTold } from './schema.ts'

export function sayQuestion(question: QuestionTold): Line[] {
  const { id, number, title, body, status, version, tags, hints } = question
  return [
    line('title', `${number}  ${title}`),
    line('soft', `${status}; version ${version}${question.unblocked ? '; it burns' : ''}`),
    ...(tags.length === 0 ? [] : [line('soft', tags.map((tag) => `#${tag}`).join(' '))]),
    ...thoughtOf(question),
    ...(body.trim() === '' ? [] : [line('plain', ''), line('plain', body.trim())]),
    ...section('What was found', foundOf(question)),
    ...section('Hints', [...hints.flatMap(sayHint), ...next(question)]),
    ...section(
      'Others asked about the same place',
      question.samePlace.map((one) => line('item', `question#${one.number}, ${one.title}`)),
    ),
    ...section('So that the next one need not ask', grown(question)),
    line('plain', ''),
    line('soft', id),
  ]
}

function thoughtOf({ goal, expected, observed, tried, minutes }: QuestionTold): Line[] {
  return [
    ...told('Wanted', goal),
    ...told('Expected', expected),
    ...told('Observed', observed),
    ...told('Tried', tried),
    ...(minutes === null ? [] : told('Time so far', `${minutes} minutes`)),
  ]
}

function told(label: string, words: string): Line[] {
  return words.trim() === '' ? [] : section(label, [line('plain', words.trim())])
}

function foundOf(question: QuestionTold): Line[] {
  if (question.status !== 'found' && question.status !== 'answered') return []
  const { found, wouldHaveTold } = question
  return [
    line('plain', found),
    ...(wouldHaveTold === null ? [] : [line('item', `What would have told it: ${wouldHaveTold}`)]),
  ]
}

function sayHint({ rung, body }: Hint): Line[] {
  const name = `${rung}  ${ladder[rung]?.name ?? ''}`
  return body === null
    ? [line('item', `${name} (folded)`)]
    : [line('item', name), line('detail', body)]
}

function next({ next: rung, isMine, number }: QuestionTold): Line[] {
  if (rung === null || !isMine) return []
  return [line('soft', `The next one when you want it: cairn questions open ${number} ${rung}`)]
}

/** What can grow from what was found; where several asked about one place, from all of them. */
function grown(question: QuestionTold): Line[] {
  const [first, ...others] = toGrowFrom(question)
  if (first === undefined)
    return question.samePlace.length === 0
      ? []
      : [line('plain', 'Once one of them is closed, a trail, a tip or a better page can grow.')]
  const also = others.map((other) => ` --also ${other}`).join('')
  return [
    line('item', `a trail: cairn trails from-question ${first}${also}`),
    line('item', `a tip: cairn tips from-question ${first}`),
    line('item', `the page that should have said it: cairn questions docs ${first}`),
  ]
}
