/** Where what was found should have stood: the pages and records that speak of the code a question names. */
import { z } from 'zod'
import { OtherRecord } from '#records/other-record.ts'
import { RecordRef } from '#records/shape.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Gathering } from '#verbs/ctx.ts'
import { line, section, type Line } from '#verbs/line.ts'

export const DocsAbout = z
  .object({
    /** What a page could say, in Markdown, with where it is from. */
    words: z.string(),
    /** Those of the repositories' heads, the likeliest first. */
    files: z.array(
      z.object({ repository: z.string(), path: z.string(), why: z.array(z.string()) }),
    ),
    records: z.array(OtherRecord.extend({ why: z.string() })),
  })
  .meta({ id: 'DocsAbout' })
export type DocsAbout = z.output<typeof DocsAbout>

/** Of a question that is closed. */
export type LookForDocs = (
  at: Pick<Gathering, 'read' | 'now'>,
  question: string,
) => Promise<DocsAbout>

export function docsVerb(look: LookForDocs) {
  return defineVerb({
    name: 'questions.docs',
    summary:
      'Find which page of the repository, or which record, should have told what a question found.',
    access: 'read',
    operands: ['id'],
    input: z.strictObject({
      id: RecordRef.describe('The question: its number or id. It has to be closed.'),
    }),
    output: DocsAbout,
    says: sayDocs,
    gather: (at, { id }) => look(at, id),
    run: async (_, __, found) => found,
  })
}

function sayDocs({ words, files, records }: DocsAbout): Line[] {
  if (files.length === 0 && records.length === 0)
    return [
      line('plain', 'Nothing that is written speaks of this code yet.'),
      line('soft', 'A tip or a trail can begin it: tips.from-question, trails.from-question.'),
    ]
  return [
    ...section(
      'Pages that could say it',
      files.flatMap(({ repository, path, why }) => [
        line('item', `${repository}:${path}`),
        ...why.map((each) => line('detail', each)),
      ]),
    ),
    ...section(
      'Records that could say it',
      records.flatMap(({ kind, number, title, why }) => [
        line('item', `${kind}#${number}, ${title}`),
        line('detail', why),
      ]),
    ),
    ...section('What to say', [line('plain', words)]),
  ]
}
