/** What the states of a question are called and how they look, in the order of a life, and what can be done with it. */
import type { StatusWords } from '#web/records/status-words.ts'
import type { Status } from '../schema.ts'

export const statusWords: StatusWords<Status> = {
  open: { label: 'Open', tone: 'open' },
  guided: { label: 'Guided', tone: 'going' },
  found: { label: 'Found', tone: 'settled' },
  answered: { label: 'Answered', tone: 'settled' },
}

/** Each verb as what somebody did. */
export const did: Readonly<Record<string, string>> = {
  'questions.ask': 'asked it',
  'questions.edit': 'changed its words',
  'questions.hint': 'left a hint',
  'questions.unblock': 'said that it burns',
  'questions.close': 'wrote down what was found',
  'questions.reopen': 'took it up again',
}
