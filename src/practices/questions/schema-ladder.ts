/**
 * The ladder of hints, from saying the problem back to the answer with its reasons. Help that comes a step at a time teaches more than
 * the answer does, and an answer that is out of reach teaches nothing: so the asker climbs, and may climb all of it (learning notes:
 * VanLehn 2011; Koedinger and Aleven 2007). Pure.
 */
import { z } from 'zod'

export const topRung = 6
export const Rung = z.int().min(0).max(topRung)

export interface RungWords {
  /** What a hint on this rung is. */
  name: string
  /** To whoever helps: what to write. */
  helps: string
}

export const ladder: readonly RungWords[] = [
  { name: 'Say it back', helps: 'Say the problem in your own words, and ask whether that is it.' },
  {
    name: 'A question back',
    helps: 'What do they notice? What would they expect to see if their guess were right?',
  },
  { name: 'A pointer', helps: 'A file, a decision, a trail, an earlier question: where to look.' },
  { name: 'A principle or a tip', helps: 'What is true of all such cases, or a way to find out.' },
  { name: 'The next step', helps: 'The one thing to do next, and what it will show.' },
  {
    name: 'A worked example',
    helps: 'How a neighbouring case was solved, step by step; not this one.',
  },
  { name: 'The answer, with its reasons', helps: 'What it is, and why; and how one could tell.' },
]

/** From here on the way is shown; then it is asked what would have told the asker. */
export const shownFrom = 5

export interface HintPlace {
  rung: number
  isOpen: boolean
}

/** The lowest rung with a hint that is still folded; null where all is open, or nothing was said yet. */
export function nextRung(hints: readonly HintPlace[]): number | null {
  const folded = hints.filter(({ isOpen }) => !isOpen).map(({ rung }) => rung)
  return folded.length === 0 ? null : Math.min(...folded)
}

/** The highest rung that was opened; null where none was. */
export function highestOpen(hints: readonly HintPlace[]): number | null {
  const open = hints.filter(({ isOpen }) => isOpen).map(({ rung }) => rung)
  return open.length === 0 ? null : Math.max(...open)
}
