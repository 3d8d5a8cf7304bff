/** A friction that was reported without a name appears. */
import { z } from 'zod'
import { addRecord } from '#records/record.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { frictions, known, type Friction } from './schema.ts'

const Contents = z.object({ title: z.string(), body: z.string(), ...known })

export async function releaseFriction(ctx: Ctx, contents: unknown): Promise<Friction> {
  return addRecord(ctx, frictions, { ...Contents.parse(contents), status: 'reported' })
}
