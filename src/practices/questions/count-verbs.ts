/** Questions together: what they are about, and those whose answer came while they were written. */
import { z } from 'zod'
import { Tags } from '#records/tags.ts'
import { defineVerb } from '#verbs/verb.ts'
import { countFoundAlone, countQuestions, Counts } from './counts.ts'
import { sayCounts } from './count-words.ts'
import { areaPattern } from './schema-areas.ts'

export const counts = defineVerb({
  name: 'questions.counts',
  summary:
    'Count questions by topic and by area of the code, and how far up the ladder they went. Never by person.',
  access: 'read',
  input: z.strictObject({}),
  output: Counts,
  says: sayCounts,
  run: (ctx) => countQuestions(ctx),
})

export const foundAlone = defineVerb({
  name: 'questions.found-alone',
  summary:
    'Say that you found it while you wrote the question. It is counted by topic, area and month alone.',
  access: 'write',
  isPrivate: true,
  input: z.strictObject({
    topics: Tags.default([]),
    areas: z
      .array(z.string().regex(areaPattern, 'an area is written as app:src/billing'))
      .max(20)
      .default([])
      .describe('Parts of the code that it was about: app:src/billing.'),
  }),
  output: z.object({ says: z.string() }),
  async run(ctx, about) {
    await countFoundAlone(ctx, about)
    return {
      says: 'Good. Writing it down was the way. If the next one should find it faster, leave a tip or a trail.',
    }
  },
})
