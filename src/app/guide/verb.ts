/** `code.guide`: starting points to find something out by oneself. */
import { z } from 'zod'
import { givenMax as traceMax } from '#sources/traces/part.ts'
import { defineVerb } from '#verbs/verb.ts'
import { inAskedScope, type Evidence } from '../asked-scope.ts'
import { codeInTrace } from '../questions/code-in-trace.ts'
import { fitsElsewhere } from './elsewhere.ts'
import { guideOf } from './guide.ts'
import { Guide } from './shape.ts'

export { traceMax }

export function guideVerb(place: Promise<Evidence>) {
  return defineVerb({
    name: 'code.guide',
    summary: 'Find out what went wrong: steps from a trace, a failing test, a file or a function.',
    access: 'read',
    isLong: true,
    // In JSON a letter may take several, but most of a log do not.
    bytesMax: 2 * traceMax,
    operands: ['repository', 'at'],
    input: z.strictObject({
      repository: z.string().min(1).max(500).describe('Its name.'),
      at: z.string().min(1).max(4096).optional().describe('A file, or the name of a function.'),
      trace: z
        .string()
        .max(traceMax)
        .optional()
        .describe('A stack trace, or the output of failing tests.'),
    }),
    output: Guide,
    async gather({ read, now }, { repository, at, trace }) {
      const evidence = await place
      const found = await inAskedScope(evidence, { given: { repository }, now }, (scope) =>
        guideOf(scope, read, { at, trace }),
      )
      if (trace === undefined || found.files.length > 0) return found
      return fitsElsewhere(found, await codeInTrace(evidence, trace))
    },
    run: async (_, __, found) => found,
  })
}
