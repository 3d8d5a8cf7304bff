/** The tips that fit what is seen: those that came with Cairn and the team's own, for whoever offers some. */
import type { Ctx } from '#verbs/ctx.ts'
import { matching, type Matched, type Wanted } from './match.ts'
import type { Runtime } from './schema-words.ts'
import { listTips } from './store.ts'

/** Of the team's own, the newest; more than anybody tries. */
const weighedMax = 500

/** Best first, each with why. `runtimes` are empty where that is not known. */
export async function fittingTips(
  ctx: Pick<Ctx, 'db'>,
  { wanted, ...wish }: { wanted: readonly Wanted[]; runtimes: readonly Runtime[]; limit: number },
): Promise<Matched[]> {
  if (wanted.length === 0) return []
  const signs = wanted.map(({ sign }) => sign)
  const { items } = await listTips(
    ctx,
    { signs, runtimes: wish.runtimes, status: 'offered' },
    { limit: weighedMax },
  )
  return matching(items, wanted, wish)
}
