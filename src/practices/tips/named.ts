/** A tip by what it is called: one that came with Cairn by its name, one of the team's own by number or id. */
import { getRecord } from '#records/record.ts'
import { RecordRef } from '#records/shape.ts'
import { shippedOrOwn } from '#records/shipped-name.ts'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { library } from './library.ts'
import { tips, type TipTold } from './schema.ts'

export const TipRef = shippedOrOwn({ shipped: 'bisect-run', own: 'tip#3' }).describe(
  'The tip: bisect-run of those that came with Cairn, tip#3 of your own.',
)

export async function tipNamed(ctx: Pick<Ctx, 'db'>, id: string): Promise<TipTold> {
  const shipped = (await library()).find((tip) => tip.id === id)
  return shipped ?? { ...(await getRecord(ctx, tips, await ownRef(id))), from: 'team' as const }
}

/** As getRecord takes it. What came with Cairn stays as it is, and is none of the team's own. */
export async function ownRef(id: string): Promise<string> {
  const shipped = (await library()).find((tip) => tip.id === id)
  if (shipped !== undefined)
    throw new CairnError(
      'conflict',
      'tips.shipped',
      `"${shipped.title}" came with Cairn, and stays as it is.`,
      { hint: 'Write your own beside it with tips.add.' },
    )
  const own = RecordRef.safeParse(id)
  if (own.success) return own.data
  throw new CairnError('not_found', 'tips.none', `There is no tip called ${id}.`, {
    hint: 'tips.list names those there are.',
  })
}
