/** What the states of a tip are called and how they look, what it takes, and what can be done with one. */
import type { StatusWords } from '#web/records/status-words.ts'
import { counted } from '#std/words.ts'
import type { Offer, Status } from '../schema.ts'
import { runtimeWords } from '../schema-words.ts'

export const statusWords: StatusWords<Status> = {
  offered: { label: 'Offered', tone: 'settled' },
  retired: { label: 'Retired', tone: 'past' },
}

/** Each verb as what somebody did. */
export const did: Readonly<Record<string, string>> = {
  'tips.add': 'wrote it down',
  'tips.edit': 'changed it',
  'tips.retire': 'retired it',
  'tips.restore': 'offered it again',
}

/** "About 15 minutes, for Node.js" */
export function takesInWords({ minutes, runtimes }: Pick<Offer, 'minutes' | 'runtimes'>): string {
  const where = runtimes.map((runtime) => runtimeWords[runtime]).join(', ')
  return `About ${counted(minutes, 'minute')}${where === '' ? '' : `, for ${where}`}`
}
