/** The tips that fit what is seen: those that came with Cairn and the team's own, for whoever offers some. */
import type { Ctx } from '#verbs/ctx.ts'
import { matching, wantedOf, type Matched, type Wanted } from './match.ts'
import type { Runtime } from './schema-words.ts'
import { runtimesIn, signsIn } from './signs-in.ts'
import { listTips } from './store.ts'

/** Of the team's own, the newest; more than anybody tries. */
const weighedMax = 500

interface TipsWanted {
  wanted: readonly Wanted[]
  /** Empty where that is not known. */
  runtimes: readonly Runtime[]
  limit: number
  /** Whether those are told, too, that are for one place where code runs, though it is not known where it does. */
  withUnsure?: boolean
}

/** Best first, each with why. */
export async function fittingTips(
  ctx: Pick<Ctx, 'db'>,
  { wanted, runtimes, limit, withUnsure = false }: TipsWanted,
): Promise<Matched[]> {
  if (wanted.length === 0) return []
  const signs = wanted.map(({ sign }) => sign)
  const { items } = await listTips(
    ctx,
    { signs, runtimes, status: 'offered' },
    { limit: weighedMax },
  )
  const isSure = withUnsure || runtimes.length > 0
  const sure = items.filter((tip) => isSure || tip.runtimes.length === 0)
  return matching(sure, wanted, { runtimes, limit })
}

/** For what somebody wrote or pasted; none where its words speak of no sign. */
export async function tipsForText(
  ctx: Pick<Ctx, 'db'>,
  { text, limit }: { text: string; limit: number },
): Promise<Matched[]> {
  const wanted = wantedOf([], signsIn(text))
  return fittingTips(ctx, { wanted, runtimes: runtimesIn(text), limit })
}
