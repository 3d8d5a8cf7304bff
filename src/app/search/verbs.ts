/** One search for all that is there: what people wrote, and the paths of their code. */
import { z } from 'zod'
import { kindNames, oneOf } from '#records/kinds.ts'
import { Found, search, SearchText } from '#records/search.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Place } from '../verbs.ts'
import { makePathIndex } from './path-index.ts'

const FoundPath = z.object({
  repository: z.string(),
  path: z.string(),
  /** Where in the path what was looked for stands: from, and to without. In UTF-16 code units. */
  marks: z.array(z.tuple([z.int(), z.int()])),
})

/** `isWeighed` is false where there are too many to weigh each. */
export const SearchAnswer = z.object({
  records: z.object({ items: z.array(Found), isWeighed: z.boolean() }),
  paths: z.object({ items: z.array(FoundPath), isWeighed: z.boolean() }),
})

const nothing = { items: [], isWeighed: true }

export function searchVerbs(place: Promise<Place>) {
  const paths = makePathIndex(async () => (await place).facts)
  return [
    defineVerb({
      name: 'search.all',
      summary: 'Find records by their words, and files by their paths.',
      access: 'read',
      operands: ['text'],
      input: z.strictObject({
        text: SearchText,
        kind: oneOf([...kindNames, 'path'])
          .optional()
          .describe('Only records of this kind, such as decision; or path, for files alone.'),
        limit: z.int().min(1).max(100).default(20).describe('How many of each at most.'),
      }),
      output: SearchAnswer,
      gather: async (_, { text, kind, limit }) =>
        kind === undefined || kind === 'path' ? paths.find(text, limit) : nothing,
      async run(ctx, { text, kind, limit }, files) {
        const records = kind === 'path' ? nothing : await search(ctx, { text, kind, limit })
        return { records, paths: files }
      },
    }),
  ]
}
