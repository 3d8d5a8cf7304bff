/** An idea that was posted without a name appears. */
import { z } from 'zod'
import { addRecord } from '#records/record.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { ideas, type Idea } from './schema.ts'

const Contents = z.object({ title: z.string(), body: z.string() })

export async function releaseIdea(ctx: Ctx, contents: unknown): Promise<Idea> {
  return addRecord(ctx, ideas, { ...Contents.parse(contents), status: 'open' })
}
