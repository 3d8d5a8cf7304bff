/** All decisions at once. */
import { z } from 'zod'
import { defineVerb } from '#verbs/verb.ts'
import { DecisionMap, mapOf } from './map.ts'
import { sayMap } from './map-words.ts'

export const map = defineVerb({
  name: 'decisions.map',
  summary: 'See all decisions by area and time, and what took the place of what.',
  access: 'read',
  input: z.strictObject({
    depth: z
      .int()
      .min(0)
      .max(10)
      .default(1)
      .describe('How many folders deep an area is; 0 for whole repositories.'),
  }),
  output: DecisionMap,
  says: sayMap,
  run: mapOf,
})
