/** How far a reader came, and what they filled in: kept in this browser alone. Nobody counts it, and nothing of it is sent. */
import { useState } from 'react'
import { z } from 'zod'

const Progress = z.object({
  /** The id of the stop where the reader is; null before the first. */
  at: z.string().nullable().default(null),
  seen: z.array(z.string()).default([]),
  /** What was filled in, by the stop. */
  filled: z.record(z.string(), z.string()).default({}),
})
export type Progress = z.output<typeof Progress>

const keyOf = (trail: string) => `cairn.trail.${trail}`

function progressOf(trail: string): Progress {
  try {
    const kept = Progress.safeParse(JSON.parse(localStorage.getItem(keyOf(trail)) ?? '{}'))
    if (kept.success) return kept.data
  } catch {
    // What was cut off is begun anew.
  }
  return Progress.parse({})
}

export function useProgress(trail: string): {
  progress: Progress
  change: (changed: Partial<Progress>) => void
  forget: () => void
} {
  const [progress, set] = useState(() => progressOf(trail))
  return {
    progress,
    change: (changed) =>
      set((before) => {
        const now = { ...before, ...changed }
        localStorage.setItem(keyOf(trail), JSON.stringify(now))
        return now
      }),
    forget: () => {
      localStorage.removeItem(keyOf(trail))
      set(Progress.parse({}))
    },
  }
}
