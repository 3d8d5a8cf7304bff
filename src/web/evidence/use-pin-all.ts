/** Pins several to one record, one after the other: what could not be pinned is left to be tried again. */
import { useState } from 'react'
import type { Problem } from '#web/api/ask.ts'
import { useAct } from '#web/api/hooks.ts'
import type { WaitingPin } from './waiting-pin.ts'

export interface PinsAll {
  /** Whether all of them are there now; `left` are those that are not yet, told after each. */
  pinAll: (
    record: string,
    pins: readonly WaitingPin[],
    left: (pins: WaitingPin[]) => void,
  ) => Promise<boolean>
  problem: Problem | null
  isPinning: boolean
}

export function usePinAll(): PinsAll {
  const pin = useAct('pins.add')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isPinning, setIsPinning] = useState(false)
  return {
    problem,
    isPinning,
    async pinAll(record, pins, left) {
      setProblem(null)
      setIsPinning(true)
      let refused: Problem | null = null
      for (const [index, one] of pins.entries()) {
        refused = await pin
          .mutateAsync({ record, ...one })
          .then(() => null)
          .catch((error: Problem) => error)
        if (refused !== null) break
        left(pins.slice(index + 1))
      }
      setProblem(refused)
      setIsPinning(false)
      return refused === null
    },
  }
}
