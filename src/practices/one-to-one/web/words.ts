/** What the states of a one-to-one are called and how they look. */
import type { StatusWords } from '#web/records/status-words.ts'
import type { State } from '../schema.ts'

export const stateWords: StatusWords<State> = {
  asked: { label: 'Asks you', tone: 'open' },
  waiting: { label: 'Not opened yet', tone: 'going' },
  open: { label: 'Of you both', tone: 'settled' },
  ended: { label: 'Left by the other', tone: 'past' },
}
