/** A question with what is around it: its hints, as far as they are open, and others about the same place. */
import type { Ctx } from '#verbs/ctx.ts'
import { hintsOf, shownHint } from './hints.ts'
import { nextRung, topRung } from './schema-ladder.ts'
import { placesOf } from './places.ts'
import { isGoing } from './rules.ts'
import { samePlace } from './same-place.ts'
import type { Question, QuestionTold } from './schema.ts'

/** `upTo`: with the words of folded hints up to this rung, too. */
export async function toldWith(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  question: Question,
  upTo: number = below,
): Promise<QuestionTold> {
  const isMine = question.author === ctx.actor.id
  const wish = {
    // What was found is for whoever asks next; then nothing is folded any more.
    upTo: isGoing(question) ? upTo : topRung,
    // Where it burns, all know.
    seesOpened: isMine || question.unblocked,
  }
  const hints = (await hintsOf(ctx, question.id)).map((row) => shownHint(row, wish))
  const folded = hints.map(({ rung, body }) => ({ rung, isOpen: body !== null }))
  return {
    ...question,
    hints,
    next: nextRung(folded),
    isMine,
    samePlace: await samePlace(ctx, question.id),
    places: placesOf(question),
  }
}

/** No rung is. */
const below = -1
