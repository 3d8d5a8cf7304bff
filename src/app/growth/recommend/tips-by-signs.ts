/** Ways to find a cause that fit what a goal speaks of, as tips.match finds them. */
import type { Fitting, Recommender } from '#practices/growth/recommend.ts'
import { fittingTips } from '#practices/tips/fitting.ts'
import { wantedOf } from '#practices/tips/match.ts'
import { runtimesIn, signsIn } from '#practices/tips/signs-in.ts'

/** What fits by a sign alone says less than what speaks of the same. */
const weight = 0.3

export const tipsBySigns: Recommender = async (ctx, { title, text }) => {
  const all = `${title}\n${text}`
  const found = await fittingTips(ctx, {
    ...{ wanted: wantedOf([], signsIn(all)), runtimes: runtimesIn(all) },
    ...{ limit: 2, withUnsure: true },
  })
  return found.map(({ ref, from, number, title: called, why }): Fitting => ({
    ...{ kind: 'tip', title: called, weight, why },
    ref: from === 'cairn' ? `tip ${ref}` : ref,
    to: `/tips/${number ?? ref}`,
  }))
}
