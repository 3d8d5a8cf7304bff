/** What the stages of a change are called, what each means in a line, and why a change may have none. */
import type { AnswerOf } from '#web/api/verbs.ts'

export type FlowAnswer = AnswerOf<'flow.stages'>
export type StageName = keyof FlowAnswer['stages']

interface StageWords {
  label: string
  means: string
}

/** In the order in which a change meets them. */
export const stageWords: Readonly<Record<StageName, StageWords>> = {
  coding: { label: 'Coding', means: 'from its first commit until it was opened' },
  draft: { label: 'Draft', means: 'opened, and not ready for review yet' },
  pickup: { label: 'Pickup', means: 'ready, until somebody else first said something' },
  review: { label: 'Review', means: 'from the first word to the last approval' },
  rework: { label: 'Rework', means: 'changes were asked for, until the next push' },
  mergeWait: {
    label: 'Merge wait',
    means:
      'until it was merged: from the end of its review, or from ready where nobody reviewed it',
  },
  deploy: { label: 'Deploy', means: 'merged, until it ran in production' },
}

const reasonWords: Readonly<Record<string, string>> = {
  none: 'did not pass through it',
  'no data': 'no data',
  'opened before its first commit': 'opened before the first commit',
  'not yet': 'not there yet',
  'unknown deployment': 'no known deployment',
  'not merged': 'not merged',
  unreviewed: 'merged without a review',
}

/** Why a change has no such stage. */
export function reasonSaid(because: string): string {
  return reasonWords[because] ?? because
}

/** `8 no data, 2 not there yet`; empty where each change has one. */
export function withoutSaid(without: readonly { because: string; count: number }[]): string {
  return without.map(({ because, count }) => `${count} ${reasonSaid(because)}`).join(', ')
}

/** Where fewer are known, a percentile would be chance. */
export const fewest = 8

/** In the order in which a change meets them. */
export const stageNames = [
  ...(['coding', 'draft', 'pickup', 'review', 'rework', 'mergeWait', 'deploy'] as const),
] satisfies readonly StageName[]

/** A first letter that begins a sentence. */
export function begun(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
