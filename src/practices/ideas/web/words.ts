/** What the states of an idea are called and how they look, in the order of a life, and what can be done with it. */
import type { StatusWords } from '#web/records/status-words.ts'
import type { Status } from '../schema.ts'

export const statusWords: StatusWords<Status> = {
  open: { label: 'Open', tone: 'open' },
  exploring: { label: 'Being tried', tone: 'going' },
  proposed: { label: 'In a proposal', tone: 'settled' },
  kept: { label: 'Kept for later', tone: 'past' },
}

/** Each verb as what somebody did. */
export const did: Readonly<Record<string, string>> = {
  'ideas.post': 'posted it',
  'ideas.edit': 'changed its words',
  'ideas.explore': 'began to try it out',
  'ideas.keep': 'put it aside for later',
  'ideas.propose': 'took it into a proposal',
  'ideas.reopen': 'took it up again',
}
