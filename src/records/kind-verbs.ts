/** The verbs that every kind of record has alike, and what its other verbs ask for first. */
import { z } from 'zod'
import { defineVerb, type VerbName } from '#verbs/verb.ts'
import { listRecords } from './list.ts'
import { pageOf, paging } from './page.ts'
import { aboutLine, RecordRef, Version, type About, type Kind } from './shape.ts'
import { SearchText } from './search.ts'
import { Tag } from './tags.ts'

/** Where the caller says which version was read, a change by somebody else since is not overwritten. */
export const oneRecord = { id: RecordRef, version: Version.optional() }

interface Named<Name extends VerbName> {
  name: Name
  summary: string
}

type Lined<Status extends z.ZodEnum<Record<string, string>>> = z.ZodObject<
  typeof aboutLine & { status: Status }
>

/** What lists of every kind can be narrowed by. */
export function listInput<Status extends z.ZodEnum<Record<string, string>>>(status: Status) {
  return {
    status: status.optional().describe('Only those that are so.'),
    tag: Tag.optional().describe('Only those with this tag.'),
    text: SearchText.optional().describe(
      'Only those that say this, in themselves or in a comment.',
    ),
    ...paging,
  }
}

/** `line` is what stands in the list: `aboutLine`, the status, and what of its details the kind finds worth telling. */
export function listVerb<
  Status extends z.ZodEnum<Record<string, string>>,
  Line extends Lined<Status>,
  const Name extends VerbName,
>({ name: kind }: Pick<Kind<About>, 'name'>, line: Line, named: Named<Name>) {
  const details = Object.keys(line.shape).filter((key) => key !== 'status' && !(key in aboutLine))
  return defineVerb({
    ...named,
    access: 'read',
    input: z.strictObject(listInput(line.shape.status)),
    output: pageOf(line),
    run: async (ctx, wish) => listRecords<z.input<Line>>(ctx, { kind, details }, wish),
  })
}
