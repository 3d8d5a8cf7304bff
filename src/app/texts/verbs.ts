/** What people write, as it will be shown: for previews, and for pages that show texts. */
import { z } from 'zod'
import { Body } from '#records/shape.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Texts } from './texts.ts'

export function textVerbs({ texts }: { texts: Texts }) {
  return [
    defineVerb({
      name: 'texts.render',
      summary: 'Make HTML of a text in Markdown, as pages show it.',
      access: 'read',
      about: 'evidence',
      isLong: true,
      input: z.strictObject({ text: Body }),
      output: z.object({
        /** Of tags that do nothing but show; colours of code are classes. */
        html: z.string(),
        /** Why it is shown as it was written; null where it was understood. */
        plainBecause: z.enum(['render.timeout', 'render.failed']).nullable(),
      }),
      run: (_, { text }) => texts.render(text),
    }),
  ]
}
