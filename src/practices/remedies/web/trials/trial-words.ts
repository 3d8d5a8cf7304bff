/** What the states and verdicts of a trial are called, and how they look. */
import type { AnswerOf } from '#web/api/verbs.ts'
import type { Tone } from '#web/ui/state.tsx'

export type Trial = AnswerOf<'trials.list'>['items'][number]
export type TrialTold = AnswerOf<'trials.get'>
export type Compared = TrialTold['compared'][number]

interface Words {
  label: string
  tone: Tone
}

/** In the order in which they ask for something. */
export const stateWords: Readonly<Record<Trial['state'], Words>> = {
  due: { label: 'To be looked at', tone: 'open' },
  running: { label: 'Running', tone: 'going' },
  proposed: { label: 'Proposed', tone: 'open' },
  judged: { label: 'Judged', tone: 'settled' },
  ended: { label: 'Ended', tone: 'past' },
}

export const saidWords: Readonly<Record<NonNullable<Trial['verdict']>, Words>> = {
  worked: { label: 'It worked', tone: 'settled' },
  'did not': { label: 'It did not', tone: 'declined' },
  'cannot tell': { label: 'Cannot tell yet', tone: 'past' },
}

/** Of one number. */
export const measuredWords: Readonly<Record<Compared['verdict'], Words>> = {
  better: { label: 'Worked', tone: 'settled' },
  worse: { label: 'Did not', tone: 'declined' },
  'cannot tell': { label: 'Cannot tell', tone: 'past' },
}

/** Of all its numbers together, on the day of a review. */
export const together: Readonly<Record<NonNullable<Trial['measured']>, string>> = {
  better: 'worked',
  worse: 'did not',
  mixed: 'some went the hoped way, and some the other',
  'cannot tell': 'cannot tell',
}
