/** Where each item stands: on the agenda, with somebody who took it on, or with the meeting it was done in. Pure. */
import { CairnError } from '#std/errors.ts'
import type { Item, Meeting, OneToOne, State } from './schema.ts'

interface Row {
  item: Omit<Item, 'isCarriedOver'>
  /** How many times they had talked when it was said. */
  addedAfter: number
  doneIn: string | null
}

type Placed = Pick<OneToOne, 'agenda' | 'actions' | 'meetings'>

/** Each item stands in one place. What was done before they ever talked stays where it was, and is seen to be done. */
export function placed(
  rows: readonly Row[],
  meetings: readonly Omit<Meeting, 'done'>[],
  today: string,
): Placed {
  const heldCount = meetings.filter(({ heldOn }) => heldOn < today).length
  const items = rows.map(({ item, addedAfter, doneIn }) => ({
    item: { ...item, isCarriedOver: item.doneOn === null && heldCount > addedAfter },
    doneIn,
  }))
  const here = items.filter(({ doneIn }) => doneIn === null).map(({ item }) => item)
  return {
    agenda: here.filter(({ takenBy }) => takenBy === null),
    actions: here.filter(({ takenBy }) => takenBy !== null),
    meetings: meetings
      .toSorted((a, b) => (a.heldOn < b.heldOn ? 1 : -1))
      .map((meeting) => ({
        ...meeting,
        done: items.filter(({ doneIn }) => doneIn === meeting.id).map(({ item }) => item),
      })),
  }
}

export function stateFor({
  isFirst,
  isOpened,
  hasOtherLeft,
}: {
  isFirst: boolean
  isOpened: boolean
  hasOtherLeft: boolean
}): State {
  if (hasOtherLeft) return 'ended'
  if (isOpened) return 'open'
  return isFirst ? 'waiting' : 'asked'
}

/** Whoever is asked opens it first; what the other left is not written on. */
export function mustBeWritable({ state, with: { name } }: Pick<OneToOne, 'state' | 'with'>): void {
  if (state === 'asked')
    throw new CairnError(
      'conflict',
      'one_to_one.unopened',
      `${name} asks you for this one-to-one.`,
      {
        hint: 'Open it first: one-to-one.open. Or leave it: one-to-one.leave.',
      },
    )
  if (state === 'ended')
    throw new CairnError('conflict', 'one_to_one.ended', `${name} left this one-to-one.`, {
      hint: 'Take it along with one-to-one.export; one-to-one.begin begins another.',
    })
}
