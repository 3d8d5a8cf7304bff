/** What may happen to a question, and what it is then. Pure: no clock, no database. */
import { CairnError } from '#std/errors.ts'
import { shownFrom } from './schema-ladder.ts'
import type { Question, QuestionTold, Status } from './schema.ts'

type In<State extends Status> = Extract<Question, { status: State }>
type Going = In<'open'> | In<'guided'>

/** The first hint is there. */
export function guide(question: Question): Question {
  const going = mustBeGoing(question, 'helped with')
  return going.status === 'guided' ? going : { ...going, status: 'guided' }
}

/** The last hint was taken back: it waits for a first one again. */
export function unguide(question: Question, hintCount: number): Question {
  return question.status === 'guided' && hintCount === 0
    ? { ...question, status: 'open' }
    : question
}

export function unblock(question: Question): Going {
  return { ...mustBeGoing(question, 'unblocked'), unblocked: true }
}

interface Closing {
  found: string
  wouldHaveTold: string | null
  /** The highest rung that was opened; null where none was. */
  opened: number | null
}

/** What became of it is no choice: it says how far up the ladder it went. */
export function close(
  question: Question,
  { found, wouldHaveTold, opened }: Closing,
): In<'found'> | In<'answered'> {
  const going = mustBeGoing(question, 'closed')
  const isShown = opened !== null && opened >= shownFrom
  if (isShown && wouldHaveTold === null)
    throw new CairnError(
      'invalid',
      'questions.would_have_told',
      'The way was shown; what would have told you this?',
      {
        hint: 'A line will do: a log, a test, a page, a question to ask first. It is what the next one learns from (wouldHaveTold).',
      },
    )
  return { ...going, found, wouldHaveTold, status: isShown ? 'answered' : 'found' }
}

export function reopen(question: Question, hintCount: number): Going {
  if (isGoing(question))
    throw new CairnError('conflict', 'questions.state', `"${question.title}" is open.`)
  const { found: _, wouldHaveTold: __, ...rest } = question
  return { ...rest, status: hintCount === 0 ? 'open' : 'guided' }
}

type Words = Pick<
  Question,
  'title' | 'body' | 'goal' | 'expected' | 'observed' | 'tried' | 'minutes'
>

/** Whoever was helped may still say it better: the next one reads it. */
export function edit(
  question: Question,
  {
    title = question.title,
    body = question.body,
    goal = question.goal,
    expected = question.expected,
    observed = question.observed,
    tried = question.tried,
    minutes = question.minutes,
  }: { [Key in keyof Words]?: Words[Key] | undefined },
): Question {
  return { ...question, title, body, goal, expected, observed, tried, minutes }
}

/** Hints are others' words: whoever takes the question away takes those along. */
export function mustBeRemovable(question: Question): void {
  if (question.status === 'open') return
  throw new CairnError(
    'conflict',
    'questions.state',
    `Somebody helped with "${question.title}"; it cannot be removed any more.`,
    { hint: 'Close it with what you found: the next one who asks finds it.' },
  )
}

export function isGoing(question: Question): question is Going {
  return question.status === 'open' || question.status === 'guided'
}

/** Numbers of those that are closed, it and others about the same place: a trail, a tip or a better page can grow from these. */
export function toGrowFrom(question: Question & Pick<QuestionTold, 'samePlace'>): number[] {
  return [
    ...(isGoing(question) ? [] : [question.number]),
    ...question.samePlace.filter(({ status }) => hasAnswer.has(status)).map((one) => one.number),
  ]
}

const hasAnswer: ReadonlySet<string> = new Set(['found', 'answered'])

function mustBeGoing(question: Question, done: string): Going {
  if (isGoing(question)) return question
  throw new CairnError(
    'conflict',
    'questions.state',
    `"${question.title}" is closed; it cannot be ${done} any more.`,
    { hint: 'The asker can open it again: questions.reopen.' },
  )
}
