/** A tip grown from what a question found: a draft, for somebody to say it better. */
import { z } from 'zod'
import { RecordRef } from '#records/shape.ts'
import { line, section, type Line } from '#verbs/line.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { defineVerb } from '#verbs/verb.ts'
import { headings } from './library-file.ts'
import { Runtime, Sign } from './schema-words.ts'
import { runtimesIn, signsIn } from './signs-in.ts'

interface QuestionFound {
  number: number
  title: string
  found: string
  wouldHaveTold: string | null
  text: string
}

const TipDraft = z
  .object({
    title: z.string(),
    body: z.string(),
    /** As the words of the question tell; empty where they tell none. */
    fits: z.array(Sign),
    runtimes: z.array(Runtime),
    minutes: z.int(),
  })
  .meta({ id: 'TipDraft' })
type TipDraft = z.output<typeof TipDraft>

/** `foundBy` tells of a question that is closed; of one that is open, it says so. */
export function fromQuestionVerb(
  foundBy: (ctx: Pick<Ctx, 'db'>, refs: readonly string[]) => Promise<QuestionFound[]>,
) {
  return defineVerb({
    name: 'tips.from-question',
    summary: 'Draft a tip from what a question found. It is kept nowhere until you add it.',
    access: 'read',
    operands: ['id'],
    input: z.strictObject({
      id: RecordRef.describe('The question: its number or id. It has to be closed.'),
    }),
    output: TipDraft,
    says: sayDraft,
    async run(ctx, { id }) {
      const [question] = await foundBy(ctx, [id])
      return question === undefined
        ? { title: '', body: '', fits: [], runtimes: [], minutes }
        : tipFromQuestion(question)
    },
  })
}

const fitsMax = 3
const minutes = 15
const titleCharsMax = 200

/** What would have told them is how; what they found is the example. Pure. */
function tipFromQuestion(question: QuestionFound): TipDraft {
  const { number, title, found, wouldHaveTold, text } = question
  const [told = ''] = (wouldHaveTold ?? '').split('\n')
  const parts = [
    title,
    wouldHaveTold ?? '{What would have told you?}',
    `${found.trim()}\n\nFrom question#${number}.`,
    '{What it does not show, and when something else is better.}',
  ]
  return {
    title: (told.trim() === '' ? title : told.trim()).slice(0, titleCharsMax),
    body: headings.map((heading, at) => `## ${heading}\n\n${parts[at] ?? ''}\n`).join('\n'),
    fits: signsIn(text)
      .slice(0, fitsMax)
      .map(({ sign }) => sign),
    runtimes: runtimesIn(text).slice(0, 1),
    minutes,
  }
}

function sayDraft({ title, body, fits }: TipDraft): Line[] {
  return [
    line('title', title),
    line('plain', ''),
    line('plain', body.trim()),
    ...section('To keep it', [
      line(
        'item',
        `Say it in your words, and add it: tips.add TITLE --body TEXT --fits ${fits[0] ?? 'SIGN'}`,
      ),
    ]),
  ]
}
