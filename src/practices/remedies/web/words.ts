/** What the states of a remedy are called and how they look, how much one takes, and what can be done with one. */
import type { StatusWords } from '#web/records/status-words.ts'
import type { Offer, Status } from '../schema.ts'

export const statusWords: StatusWords<Status> = {
  offered: { label: 'Offered', tone: 'settled' },
  retired: { label: 'Retired', tone: 'past' },
}

export const effortWords: Readonly<Record<Offer['effort'], string>> = {
  small: 'small effort',
  middle: 'middle effort',
  large: 'large effort',
}

/** Each verb as what somebody did. */
export const did: Readonly<Record<string, string>> = {
  'remedies.add': 'wrote it down',
  'remedies.edit': 'changed it',
  'remedies.retire': 'retired it',
  'remedies.reopen': 'offered it again',
}
