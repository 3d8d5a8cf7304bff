/**
 * A new record, and the evidence that waited for it: once the record is there, each is pinned to it. What cannot be pinned goes on
 * waiting, with the record that it belongs to, also when the page is closed.
 */
import { useAddress } from '#web/ui/address.ts'
import { placeOf } from '#web/ui/places.ts'
import { usePinAll, type PinsAll } from './use-pin-all.ts'
import type { WaitingPin } from './waiting-pin.ts'

export interface Opened {
  id: string
  kind: string
  number: number
}

/** What a draft keeps of it, beside its words. */
export interface Opening {
  pins: WaitingPin[]
  /** The record that was made, while something still waits to be pinned to it. */
  opened: Opened | null
}

interface DraftOf {
  words: Opening
  set: (changed: Partial<Opening>) => void
  drop: () => void
}

export interface PinsTheRest extends Pick<PinsAll, 'problem' | 'isPinning'> {
  /** Pins what waits, and goes to the record. */
  pinTo: (record: Opened) => Promise<void>
  /** Goes to the record, and lets go of what waits. */
  leave: () => void
}

export function useOpening({ words, set, drop }: DraftOf): PinsTheRest {
  const { go } = useAddress()
  const { pinAll, problem, isPinning } = usePinAll()
  const leaveTo = (record: Opened) => {
    drop()
    go(placeOf(record))
  }
  return {
    problem,
    isPinning,
    async pinTo(record) {
      if (words.pins.length > 0) set({ opened: record })
      if (await pinAll(record.id, words.pins, (pins) => set({ pins }))) leaveTo(record)
    },
    leave: () => {
      if (words.opened !== null) leaveTo(words.opened)
    },
  }
}
