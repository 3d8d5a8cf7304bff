/** Trials in words: a list, one of them with its numbers, a plan, and what was begun. Pure. */
import { causeWords } from '#practices/remedies/schema-words.ts'
import { comparedInWords, courseInWords, shownValue } from '#std/measured.ts'
import { counted } from '#std/words.ts'
import { line, section, type Line } from '#verbs/line.ts'
import type { TrialBegun, TrialLine, TrialPlan, TrialTold } from './trial-shape.ts'

export function sayTrials({
  items,
  next,
}: {
  items: readonly TrialLine[]
  next: string | null
}): Line[] {
  if (items.length === 0)
    return [
      line('plain', 'Nothing is tried out yet.'),
      line('soft', 'cairn remedies list has what can be tried; cairn trials begin tries one.'),
    ]
  const more = next === null ? [] : [line('soft', `There are more, after ${next}.`)]
  return [...items.flatMap((trial) => lineOf(trial)), ...more]
}

function lineOf(trial: TrialLine): Line[] {
  const { number, title, expected, pins } = trial
  return [
    line('title', `${number}  ${title}`),
    line('soft', `${standing(trial)}; ${pins === 0 ? 'no number' : counted(pins, 'number')}`),
    line('plain', `Expected: ${expected}`),
    ...(trial.measured === null
      ? []
      : [line('plain', `The numbers said: ${measuredWords[trial.measured]}.`)]),
  ]
}

/** As a verdict, of what changed and not of what changed it. */
const measuredWords: Record<NonNullable<TrialLine['measured']>, string> = {
  better: 'worked',
  worse: 'did not',
  mixed: 'some went the hoped way and some the other',
  'cannot tell': 'cannot tell',
}

function standing({ state, startsOn, reviewOn, verdict }: TrialLine): string {
  switch (state) {
    case 'proposed':
      return `proposed, from ${startsOn}`
    case 'running':
      return `running since ${startsOn}, looked at on ${reviewOn}`
    case 'due':
      return `to be looked at since ${reviewOn}, running since ${startsOn}`
    case 'judged':
      return `begun on ${startsOn}; people said: ${verdict ?? 'cannot tell'}`
    case 'ended':
      return `begun on ${startsOn}; it holds no longer, and nobody said whether it worked`
  }
}

export function sayTrial(trial: TrialTold): Line[] {
  const { compared, remedy, cause, ask, before, frictions, meanwhile } = trial
  return [
    ...lineOf(trial),
    ...section('What it is about', [
      ...(remedy === null ? [] : [line('item', `the remedy ${remedy.ref}, ${remedy.title}`)]),
      ...(cause === null ? [] : [line('item', causeWords[cause])]),
      ...frictions.map(({ number, title }) => line('item', `friction#${number}, ${title}`)),
    ]),
    ...section(
      'Before and after',
      compared.flatMap((one) => [
        line('item', comparedInWords(one, 'today')),
        ...(one.change === null || one.change.after.weeks === 0
          ? []
          : [line('detail', courseInWords(one.pin.frozen.unit, one.change))]),
      ]),
    ),
    ...section(
      'To be asked',
      ask === null
        ? []
        : [
            line('item', ask),
            line('detail', before === null ? 'Nobody asked before it began.' : `Before: ${before}`),
          ],
    ),
    ...section(
      'Also decided in these weeks',
      meanwhile.map((one) => line('item', meanwhileOf(one))),
    ),
  ]
}

function meanwhileOf({ number, title, on, isTrial }: TrialLine['meanwhile'][number]): string {
  return `decision#${number}, ${title} (${on}${isTrial ? ', a trial' : ''})`
}

export function sayPlan(plan: TrialPlan): Line[] {
  const { title, remedy, because, expected, startsOn, weeks, reviewOn, ask } = plan
  return [
    line('title', title),
    line('soft', `${remedy.ref}; ${counted(weeks, 'week')}, ${startsOn} to ${reviewOn}`),
    line('plain', because),
    line('plain', `Expected: ${expected}`),
    ...section(
      'Measured by',
      plan.measures.map((figure) =>
        line(
          'item',
          `${figure.place === null ? '' : `${figure.place}, `}${figure.label}: ${shownValue(figure)}, going ${figure.better === 'lower' ? 'down' : 'up'}`,
        ),
      ),
    ),
    ...section('Not measured here', plan.without.map(withoutLine)),
    ...section('To be asked before and after', ask === null ? [] : [line('item', ask)]),
    line('soft', 'Nothing has begun: cairn trials begin does.'),
  ]
}

function withoutLine({ measure, because }: TrialPlan['without'][number]): Line {
  return line('item', `${measure}: ${because}`)
}

export function sayBegun(begun: TrialBegun): Line[] {
  const { state, number, without, ask, before } = begun
  return [
    ...lineOf(begun),
    ...section('Not measured here', without.map(withoutLine)),
    ...section(
      'Also decided in these weeks',
      begun.meanwhile.map((one) => line('item', meanwhileOf(one))),
    ),
    ...(ask !== null && before === null ? [line('plain', `Ask now, and at the end: ${ask}`)] : []),
    line(
      'soft',
      state === 'proposed'
        ? `It begins when it is accepted: cairn decisions accept ${number}, with --trial and --review-on.`
        : `cairn trials get ${number} shows before and after; cairn decisions review ${number} says whether it worked.`,
    ),
  ]
}
