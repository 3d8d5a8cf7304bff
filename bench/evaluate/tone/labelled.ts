/** How well all of the coach tells hostile comments that its model has not learnt from. */
import type { Kind } from '#coach/hint.ts'
import { labelledIn, keyOf, type Labelled } from '../../hostility/labelled.ts'
import { inWords, none } from '../../learning/measures.ts'
import { hintsOn } from './hints.ts'

/** Blame and pressure are no hostility in the sense of those who gave the labels. */
const hostileKinds = new Set<Kind>([
  'code-insult',
  'hostility',
  'insult',
  'mock',
  'sarcasm',
  'vulgar',
])

export function onLabelled(files: readonly string[], learnt: readonly string[]): string[] {
  const known = new Set(labelledIn(learnt).map(({ text }) => keyOf(text)))
  const comments = labelledIn(files, known)
  return [
    `${comments.length} comments, ${comments.filter(({ isHostile }) => isHostile).length} of them hostile`,
    `firm and soft hints: ${inWords(counted(comments, true))} (wanted F1 0.79)`,
    `firm hints: ${inWords(counted(comments, false))} (wanted recall 0.55 at 0.5 %)`,
  ]
}

function counted(comments: readonly Labelled[], soft: boolean) {
  const counts = { ...none }
  for (const { text, isHostile } of comments) {
    const isFound = hintsOn(text, { soft, all: true }).some(({ kind }) => hostileKinds.has(kind))
    if (isHostile) counts[isFound ? 'found' : 'missed'] += 1
    else {
      counts.harmless += 1
      if (isFound) counts.false += 1
    }
  }
  return counts
}
