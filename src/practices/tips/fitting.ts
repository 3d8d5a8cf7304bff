/** The tips that fit what is seen: those that came with Cairn and the team's own, for whoever offers some. */
import type { Ctx } from '#verbs/ctx.ts'
import { matching, wantedOf, type Matched, type Wanted } from './match.ts'
import type { Runtime } from './schema-words.ts'
import { runtimesIn, signsIn } from './signs-in.ts'
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

/** For what somebody wrote or pasted; none where its words speak of no sign. */
export async function tipsForText(
  ctx: Pick<Ctx, 'db'>,
  { text, limit }: { text: string; limit: number },
): Promise<Matched[]> {
  const wanted = wantedOf([], signsIn(text))
  return fittingTips(ctx, { wanted, runtimes: runtimesIn(text), limit })
}
