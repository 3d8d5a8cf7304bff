/** Whoever pastes a trace does not always know which repository it is of: where none of its frames is in this one, another is named. Pure. */
import { shownWord } from '#std/shown-word.ts'
import type { Guide } from './shape.ts'

/** `references` as records point at code, of the repository that fits best. */
export function fitsElsewhere(guide: Guide, references: readonly { reference: string }[]): Guide {
  const { reference = '' } = references[0] ?? {}
  const other = reference.slice(0, reference.indexOf(':'))
  if (guide.files.length > 0 || other === '' || other === guide.repository) return guide
  return {
    ...guide,
    steps: guide.steps.map((step) =>
      step.id === 'code'
        ? {
            ...step,
            look: `None of this is in a file of ${shownWord(guide.repository)}, but ${shownWord(other)} has such files: begin there.`,
          }
        : step,
    ),
  }
}
