/** The one page that is sent around to convince. */
import { z } from 'zod'
import { comparePins } from '#records/compare-pins.ts'
import type { EvidencePort } from '#records/evidence-port.ts'
import { getRecord } from '#records/record.ts'
import { RecordRef } from '#records/shape.ts'
import { defineVerb } from '#verbs/verb.ts'
import { Brief, briefOf, type Standings } from './brief.ts'
import { decisions } from './schema.ts'

export function briefVerb(standings: Standings, port: EvidencePort) {
  return defineVerb({
    name: 'decisions.brief',
    summary:
      'Put a decision on one page: problem, evidence, options, who was heard, what is asked.',
    access: 'read',
    about: 'evidence',
    operands: ['id'],
    input: z.strictObject({ id: RecordRef }),
    output: Brief,
    async gather(ctx, { id }) {
      const { id: record } = await ctx.read((reading) => getRecord(reading, decisions, id))
      return comparePins(ctx, port, { record })
    },
    run: (ctx, { id }, pins) => briefOf(ctx, standings, { id, pins }),
  })
}
