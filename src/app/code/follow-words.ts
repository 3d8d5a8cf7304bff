/** What came of lines, in states and sentences. */
import { linesInWords } from '#std/words.ts'
import type { Anchor } from './anchor.ts'
import type { Stop } from './follow.ts'

export interface Followed {
  state: 'same' | 'moved' | 'changed' | 'gone' | 'cannot_tell'
  /** Where they are at the head; null where they are nowhere, or nobody can tell. */
  to: { path: string; from: number; to: number } | null
  /**
   * How likely it is that this is right, from 0 to 1: for a place as often as such a one was right where git's blame knew it, in the
   * histories of bench/results/trails-2026-11-29.txt; for what is gone by rule of thumb.
   */
  confidence: number
  says: string
}

export function cannotTell(says: string): Followed {
  return { state: 'cannot_tell', to: null, confidence: 0, says }
}

export function gone(path: string): Followed {
  return { state: 'gone', to: null, confidence: 0.9, says: `${path} is no longer there.` }
}

/** Of a commit or a file that is not there, or that never had so many lines. */
export function noLines({ path, from, commit }: Stop): Followed {
  return cannotTell(`There is no line ${from} of ${path} in commit ${commit.slice(0, 10)}.`)
}

/** `isAlone` where no other place is as good. */
export function inWords(
  stop: Stop,
  path: string,
  { found, isAlone }: { found: Anchor; isAlone: boolean },
): Followed {
  const { state, place, confidence } = found
  if (state === 'unclear')
    return cannotTell(
      `Lines without words stand in many places; what is around them in ${path} changed.`,
    )
  if (place === null)
    return { state: 'gone', to: null, confidence, says: `These lines are no longer in ${path}.` }
  const isThere = path === stop.path && place.from === stop.from && place.to === stop.to
  const at = `${linesInWords(place)}${path === stop.path ? '' : ` of ${path}`}`
  const are = place.from === place.to ? 'It is' : 'They are'
  const to = { path, ...place }
  const doubt = confidence > doubtful && isAlone ? '' : ' Others are like them, so look twice.'
  if (state === 'changed')
    return { state, to, confidence, says: `They were changed; see ${at}.${doubt}` }
  return isThere
    ? { state: 'same', to, confidence, says: `They stand there unchanged.${doubt}` }
    : { state: 'moved', to, confidence, says: `${are} ${at} now.${doubt}` }
}

/** Up to here, the same words stand in other places as well. */
const doubtful = 0.6
