/** Who can be asked: the one step that has names in it, and they are no answer to who did it. */
import { ask } from '#insights/ask/insight.ts'
import { AskInput, type AskAnswer } from '#insights/ask/schema.ts'
import type { Scope } from '#insights/insight.ts'
import { CairnError } from '#std/errors.ts'
import { fact, type Step } from '../shape.ts'

const peopleMax = 4

export async function askStep(scope: Scope, file: string | undefined): Promise<Step> {
  const answer = file === undefined ? undefined : await askAbout(scope, file)
  const alike = (answer?.items ?? []).filter(({ knows }) => knows === 'best' || knows === 'alike')
  return {
    id: 'ask',
    question: 'What have you tried by now, and what would you ask somebody who knows this code?',
    look:
      answer === undefined
        ? 'Cannot tell whom: no file of this repository is known to be meant.'
        : (answer.cannotTell ??
          (alike.length > 1
            ? `Write down what you expected, saw and tried. ${alike.length} people can be asked alike: it need not be the first one.`
            : 'Write down what you expected, saw and tried; often the answer comes while writing.')),
    facts: (answer?.items ?? []).map(({ name, reasons }) =>
      fact(reasons.length === 0 ? name : `${name}: ${reasons.join('; ')}`),
    ),
  }
}

async function askAbout(scope: Scope, file: string): Promise<AskAnswer | undefined> {
  try {
    return await ask.answer(scope, AskInput.parse({ file, limit: peopleMax }))
  } catch (error) {
    if (error instanceof CairnError) return undefined
    throw error
  }
}
