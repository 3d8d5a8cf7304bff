/** The verbs that every kind of record has alike, and what its other verbs ask for first. */
import { z } from 'zod'
import { defineVerb } from '#verbs/verb.ts'
import { listRecords } from './list.ts'
import { pageOf, paging } from './page.ts'
import { getRecord } from './record.ts'
import { RecordRef, Version, type About, type Kind } from './shape.ts'

/** Where the caller says which version was read, a change by somebody else since is not overwritten. */
export const oneRecord = { id: RecordRef, version: Version.optional() }

interface Named {
  name: `${string}.${string}`
  summary: string
}

export function getVerb<Shape extends About>(kind: Kind<Shape>, named: Named) {
  return defineVerb({
    ...named,
    access: 'read',
    operands: ['id'],
    input: z.strictObject({ id: RecordRef }),
    output: kind.shape,
    run: async (ctx, { id }): Promise<z.input<typeof kind.shape>> => getRecord(ctx, kind, id),
  })
}

export function listVerb<Shape extends About>(
  kind: Kind<Shape>,
  statuses: readonly [string, ...string[]],
  named: Named,
) {
  return defineVerb({
    ...named,
    access: 'read',
    input: z.strictObject({
      status: z.enum(statuses).optional().describe('Only those that are so.'),
      ...paging,
    }),
    output: pageOf(kind.shape),
    run: (ctx, wish) => listRecords(ctx, kind, wish),
  })
}
