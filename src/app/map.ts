/** All code files of a repository with what a map of them is drawn from, in one answer that stays small for thousands. */
import { z } from 'zod'
import { answerShape } from '#insights/answer-shape.ts'
import { defineVerb } from '#verbs/verb.ts'
import { where, type Evidence } from './asked-scope.ts'
import { historyOf, ShownHistory, shownHistory } from './history.ts'
import { answersInScope } from './kept-evidence.ts'

/** A map with more marks than this cannot be read. */
const filesMax = 10_000

const MappedFile = z.object({
  path: z.string(),
  lines: z.int(),
  complexity: z.number(),
  complexityMeasure: z.enum(['cognitive', 'indentation', 'both', 'none']),
  revisions: z.int(),
  churn: z.int(),
  fixes: z.int(),
  lastChangedAt: z.iso.datetime().nullable(),
  rank: z.int(),
  class: z.string().nullable(),
})

const CodeMap = z
  .object({
    ...answerShape,
    /** How many files were ranked; `items` are the first of them. */
    ranked: z.int(),
    history: ShownHistory,
    /** By rank: revisions times complexity. */
    items: z.array(MappedFile),
  })
  .meta({ id: 'CodeMap' })

export const mapVerb = (evidence: Evidence) =>
  defineVerb({
    name: 'evidence.map',
    summary: 'All code files with their size, complexity and changes, as a map shows them.',
    access: 'read',
    about: 'evidence',
    input: z.strictObject(where),
    output: CodeMap,
    run: answersInScope(evidence, async (scope) => {
      const { allFiles } = await import('#insights/hotspots/all-files.ts')
      const [files, span] = await Promise.all([allFiles(scope, filesMax), historyOf(scope)])
      return { ...files, history: shownHistory(span) }
    }),
  })
