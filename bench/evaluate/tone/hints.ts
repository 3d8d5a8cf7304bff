/** Hints as `cairn tone` gives them: by rules and by the models. */
import { coach } from '#coach/coach.ts'
import { english } from '#coach/english/english.ts'
import { models } from '#coach/english/models.ts'
import type { Hint } from '#coach/hint.ts'

export function hintsOn(text: string, asked: { soft?: boolean; all?: boolean } = {}): Hint[] {
  return coach(text, { language: english, models, ...asked })
}
