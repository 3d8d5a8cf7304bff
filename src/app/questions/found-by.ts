/** What questions found, for whatever grows from them: a trail, a tip, a better page. */
import { placesOf } from '#practices/questions/places.ts'
import { isGoing } from '#practices/questions/rules.ts'
import { questions, type QuestionPlace } from '#practices/questions/schema.ts'
import { getRecord } from '#records/record.ts'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'

export interface FoundQuestion {
  id: string
  number: number
  title: string
  found: string
  /** Null where nobody said. */
  wouldHaveTold: string | null
  /** All that was said of it before it was found. */
  text: string
  places: QuestionPlace[]
}

/** In the order asked, each once. */
export async function foundBy(
  ctx: Pick<Ctx, 'db'>,
  refs: readonly string[],
): Promise<FoundQuestion[]> {
  const found = new Map<number, FoundQuestion>()
  for (const ref of refs) {
    const question = await getRecord(ctx, questions, ref)
    const { id, number, title, goal, expected, observed, tried, body } = question
    if (isGoing(question))
      throw new CairnError('conflict', 'questions.not_closed', `"${title}" is still open.`, {
        hint: 'What grows from a question tells what was found: its asker closes it first, with questions.close.',
      })
    found.set(number, {
      ...{ id, number, title, found: question.found, wouldHaveTold: question.wouldHaveTold },
      text: [title, goal, expected, observed, tried, body].filter(Boolean).join('\n\n'),
      places: placesOf(question),
    })
  }
  return [...found.values()]
}
