/** What may answer a question before it is asked: earlier ones, trails, the team's tips, and those that came with Cairn. */
import { z } from 'zod'
import { similarInput } from '#records/similar-shape.ts'
import { similarRecords, SimilarRecord } from '#records/similar.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { line, section, type Line } from '#verbs/line.ts'
import { defineVerb } from '#verbs/verb.ts'

const OfferedTip = z
  .object({
    /** As tips.get takes it. */
    ref: z.string(),
    title: z.string(),
    why: z.array(z.string()),
  })
  .meta({ id: 'OfferedTip' })
type OfferedTip = z.output<typeof OfferedTip>

/** By what is seen, as the words tell it: the best first. */
export type OfferTips = (
  ctx: Pick<Ctx, 'db'>,
  wish: { text: string; limit: number },
) => Promise<OfferedTip[]>

const Similar = z.object({
  items: z.array(SimilarRecord),
  /** Those that fit what is seen, and are not among the records. */
  tips: z.array(OfferedTip),
})

/** Beside what looks alike, more would be a page of their own. */
const tipsMax = 3

export function similarVerb(offer: OfferTips) {
  return defineVerb({
    name: 'questions.similar',
    summary: 'Find earlier questions, trails and tips that may answer what is about to be asked.',
    access: 'read',
    // Its words are in no address, and so in no log.
    isLong: true,
    operands: ['title'],
    input: z.strictObject(similarInput),
    output: Similar,
    says: saySimilar,
    async run(ctx, { limit, ...about }) {
      const items = await similarRecords(ctx, { ...about, area: null }, { limit, ...among })
      const told = new Set(items.map(({ kind, number }) => `${kind}#${number}`))
      const text = `${about.title}\n${about.body}`
      const tips = await offer(ctx, { text, limit: tipsMax + told.size })
      return {
        items,
        tips: tips
          .filter(({ ref }) => !told.has(ref))
          .slice(0, tipsMax)
          .map(({ ref, title, why }) => ({ ref, title, why })),
      }
    },
  })
}

const among = {
  kinds: ['question', 'trail', 'tip'],
  statuses: ['open', 'guided', 'found', 'answered', 'published', 'offered'],
}

function saySimilar({ items, tips }: z.output<typeof Similar>): Line[] {
  return [
    ...(items.length === 0 ? [line('plain', 'Nothing earlier looks like that.')] : []),
    ...items.flatMap((one) => [
      line('item', `${one.kind}#${one.number}, ${one.title} (${one.status})`),
      line('detail', `Both say ${one.shared.join(', ')}.`),
    ]),
    ...section(
      'Tips that fit what you see',
      tips.flatMap(({ ref, title, why }) => [
        line('item', `${title} (${ref})`),
        ...why.slice(0, 1).map((each) => line('detail', each)),
      ]),
    ),
  ]
}
