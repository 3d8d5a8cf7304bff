/** What the states of a friction are called and how they look, in the order of a life, and what can be done with it. */
import type { StatusWords } from '#web/records/status-words.ts'
import type { Status } from '../schema.ts'

export const statusWords: StatusWords<Status> = {
  reported: { label: 'Reported', tone: 'open' },
  confirmed: { label: 'Confirmed', tone: 'open' },
  trying: { label: 'Being tried', tone: 'going' },
  eased: { label: 'Eased', tone: 'settled' },
  parked: { label: 'Parked', tone: 'past' },
  merged: { label: 'Merged', tone: 'past' },
}

/** Each verb as what somebody did. */
export const did: Readonly<Record<string, string>> = {
  'trials.begin': 'tries a remedy for it',
  'frictions.report': 'reported it',
  'frictions.edit': 'changed its words',
  'frictions.confirm': 'confirmed it',
  'frictions.try': 'began to try something',
  'frictions.ease': 'said what helped',
  'frictions.park': 'parked it',
  'frictions.reopen': 'took it up again',
  'frictions.merge': 'merged it into another',
  'frictions.unmerge': 'took the merging back',
}
