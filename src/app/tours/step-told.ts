/** A step of a tour, and where it is now, as it is told. Pure. */
import type { FoundTour } from '#practices/trails/files/take-in.ts'
import { linesOf } from '#practices/trails/formats/codetour/tour.ts'
import type { FoundStep } from '#practices/trails/formats/from-tour.ts'
import type { Followed } from '#practices/trails/schema.ts'
import type { Target } from '#practices/trails/schema-stop.ts'
import { shownWord } from '#std/shown-word.ts'

/** A step of a tour, as `cairn trails check --json` tells it; held stable. */
export interface CheckedStep {
  /** The path of its file, from the folder that was asked about. */
  tour: string
  /** From 1. */
  step: number
  /** As the tour has it, from the top of the repository; null where the step is about no file. */
  file: string | null
  line: number | null
  state: 'same' | 'moved' | 'changed' | 'gone'
  to: { file: string; line: number } | null
  /** From 0 to 1; null where nobody can tell. */
  confidence: number | null
  says: string
}

type Told = Omit<CheckedStep, 'tour' | 'step'>

/** Of lines that were selected, a tour names one, by which they are told. */
export function told(
  target: Target,
  { state, to, confidence, says }: Followed,
  named: number | undefined,
): Told {
  const { file, line } = fileOf(target)
  const last = target.is === 'code' ? (target.to ?? 0) : 0
  const under =
    line !== null && named !== undefined && named >= line && named <= last ? named - line : 0
  const of = { file, line: line === null ? null : line + under }
  const where = to === null ? null : { file: to.path, line: Math.min(to.from + under, to.to) }
  return state === 'cannot_tell'
    ? { ...of, state: 'changed', to: null, confidence: null, says }
    : { ...of, state, to: where, confidence, says }
}

export function fileOf(target: Target): { file: string | null; line: number | null } {
  if (target.is === 'code') return { file: target.path, line: target.from }
  return { file: null, line: null }
}

/** A step about a whole file, a folder or nothing; or one whose lines are nowhere that the history knows of. */
export function withoutLines({ file, found }: FoundTour, at: number, target: Target): Told {
  const of = fileOf(target)
  const wanted = file.tour.steps[at]
  const hasFile = target.is === 'code'
  const known: FoundStep | undefined = found[at]
  const nowhere = (says: string): Told => ({
    ...of,
    state: 'gone',
    to: null,
    confidence: 0.9,
    says,
  })
  if (!hasFile && wanted?.file)
    return nowhere(
      `${shownWord(wanted.file)} is no file of this repository, and was not looked at.`,
    )
  if (hasFile && wanted?.line !== undefined && linesOf(wanted) === null)
    return nowhere(`No file has a line ${wanted.line}.`)
  if (hasFile && known?.commit == null)
    return nowhere(
      `There are no such lines in ${shownWord(target.path)}, and the history knows of none.`,
    )
  if (hasFile && wanted?.pattern !== undefined && known?.line === null)
    return {
      ...of,
      state: 'changed',
      to: null,
      confidence: null,
      says: 'Its pattern fits nothing there.',
    }
  return {
    ...of,
    state: 'same',
    to: null,
    confidence: hasFile ? 1 : null,
    says: hasFile ? 'It is about the whole file.' : 'It is about no file.',
  }
}
