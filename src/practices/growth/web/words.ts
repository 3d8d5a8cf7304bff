/** What the states of a goal are called and how they look. */
import type { StatusWords } from '#web/records/status-words.ts'
import type { Goal } from '../schema.ts'

export const stateWords: StatusWords<Goal['state']> = {
  active: { label: 'On the way', tone: 'going' },
  reached: { label: 'Reached', tone: 'settled' },
  let_go: { label: 'Let go', tone: 'past' },
}

/** The first step that is still to go; null where there is none. */
export function nextStep({ steps }: Pick<Goal, 'steps'>): string | null {
  return steps.find(({ isDone }) => !isDone)?.text ?? null
}
