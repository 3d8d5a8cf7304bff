/**
 * Whose question it is. One with a name is its author's. Of one without a name nobody can tell, and nothing is kept to tell by: who reads
 * it climbs the ladder for themselves, and whoever knows what was found may close it, also without a name.
 */
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import type { Question } from './schema.ts'

/** The opening and the closing are the asker's. */
export function mustBeAskers({ actor }: Pick<Ctx, 'actor'>, { title, author }: Question): void {
  if (author === null || author === actor.id) return
  throw new CairnError('forbidden', 'questions.askers', `"${title}" is somebody else's question.`, {
    hint: 'Leave a hint: questions.hint. To read all hints without opening them, questions.get with unfold.',
  })
}

/** What was opened of a question without a name is kept nowhere: who was there when would tell. */
export function mustHaveName({ title, author }: Question): void {
  if (author !== null) return
  throw new CairnError(
    'conflict',
    'questions.unnamed',
    `"${title}" was asked without a name: nothing is kept of what is opened.`,
    { hint: 'questions.get with upTo reads its hints up to a rung.' },
  )
}

/** Whoever asked with their name is known already. */
export function mustBeUnnamed({ title, author }: Question): void {
  if (author === null) return
  throw new CairnError('conflict', 'questions.named', `"${title}" was asked with a name.`, {
    hint: 'Close it as yourself.',
  })
}
