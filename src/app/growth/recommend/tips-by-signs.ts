/** Ways to find a cause that fit what a goal speaks of, as tips.match finds them. */
import type { Fitting, Recommender } from '#practices/growth/recommend.ts'
import { matching, wantedOf } from '#practices/tips/match.ts'
import { runtimesIn, signsIn } from '#practices/tips/signs-in.ts'
import { listTips } from '#practices/tips/store.ts'

/** Of the team's own, the newest; more than anybody tries. */
const lookedAtMax = 500
/** What fits by a sign alone says less than what speaks of the same. */
const weight = 0.3

export const tipsBySigns: Recommender = async (ctx, { title, text }) => {
  const all = `${title}\n${text}`
  const [signs, runtimes] = [wantedOf([], signsIn(all)), runtimesIn(all)]
  if (signs.length === 0) return []
  const wish = { signs: signs.map(({ sign }) => sign), runtimes, status: 'offered' as const }
  const { items } = await listTips(ctx, wish, { limit: lookedAtMax })
  return matching(items, signs, { runtimes, limit: 2 }).map(
    ({ ref, from, number, title: called, why }): Fitting => ({
      ...{ kind: 'tip', title: called, weight, why },
      ref: from === 'cairn' ? `tip ${ref}` : ref,
      to: `/tips/${number ?? ref}`,
    }),
  )
}
