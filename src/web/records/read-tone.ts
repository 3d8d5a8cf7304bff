/** The coach, its English and its models, loaded when somebody begins to write. */
import { coach } from '#coach/coach.ts'
import { english } from '#coach/english/english.ts'
import { models } from '#coach/english/models.ts'
import type { Hint, Kind } from '#coach/hint.ts'

/** Every place: which of a kind is told first depends on what its writer has seen already. */
export function readTone(text: string, muted: readonly Kind[]): Hint[] {
  return coach(text, { language: english, models, muted, all: true })
}
