/** What the states of a kind are called, and how they look. */
import { calendarDayShown } from '#std/shown-dates.ts'
import type { Tone } from '#web/ui/state.tsx'

export interface Named {
  label: string
  tone: Tone
}

export type StatusWords<Status extends string> = Readonly<Record<Status, Named>>

/** In the order in which they were named. */
export function statusesIn<Status extends string>(words: StatusWords<Status>): Status[] {
  return Object.keys(words).filter((name) => isStatus(words, name))
}

/** What holds on trial only says until when. A state that is not known yet is called by its own name. */
export function standingIn<Status extends string>(
  words: StatusWords<Status>,
  { status, trialUntil }: { status: string; trialUntil?: string | null },
): Named {
  return typeof trialUntil === 'string' ? onTrial(trialUntil) : namedIn(words, status)
}

export function onTrial(until: string): Named {
  return { label: `On trial until ${calendarDayShown(until)}`, tone: 'going' }
}

/** A state that is not known yet is called by its own name. */
export function namedIn<Status extends string>(words: StatusWords<Status>, status: string): Named {
  return isStatus(words, status) ? words[status] : { label: status, tone: 'past' }
}

function isStatus<Status extends string>(words: StatusWords<Status>, name: string): name is Status {
  return Object.hasOwn(words, name)
}
