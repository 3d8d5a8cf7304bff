/** Remedies for what a case is about, with what their sources found; and what shows whether one helped. */
import { flowMeasures, isFlowMeasure } from '#insights/flow/compare/measures.ts'
import type { RemedyTold } from '#practices/remedies/schema.ts'
import { toCauses } from '#practices/remedies/schema-words.ts'
import { get, match } from '#practices/remedies/verbs.ts'
import type { Ctx } from '#verbs/ctx.ts'
import type { CaseParts } from './shape.ts'

/** With their sources more would not stand on one page. */
const remediesMax = 2
const usualWeeks = 6

/** The remedy that is meant, or the best few for the causes. */
export async function remediesFor(
  ctx: Ctx,
  { ref, causes }: { ref: string | undefined; causes: readonly string[] },
): Promise<RemedyTold[]> {
  if (ref !== undefined) return [await one(ctx, ref)]
  const wanted = toCauses(causes)
  if (wanted.length === 0) return []
  const { items } = match.output.parse(
    await match.run(ctx, { causes: wanted, text: undefined, limit: remediesMax }, undefined),
  )
  const told: RemedyTold[] = []
  for (const item of items) told.push(await one(ctx, item.ref))
  return told
}

async function one(ctx: Ctx, ref: string): Promise<RemedyTold> {
  return get.output.parse(await get.run(ctx, { id: ref }, undefined))
}

export function remedyShown(remedy: RemedyTold): CaseParts['remedies'][number] {
  const { title, weeks, effort } = remedy
  const isShipped = remedy.from === 'cairn'
  return {
    ...{ ref: isShipped ? remedy.id : `remedy#${remedy.number}`, title, weeks, effort },
    sources: isShipped
      ? remedy.sources.map((source) => {
          const { by, year, says } = source
          return { title: source.title, by, year, says }
        })
      : [],
  }
}

const measureOf: Readonly<Record<string, string>> = {
  ...{
    deploy_wait: 'deploy',
    merge_queue: 'merge_wait',
    ci_flaky: 'ci_flaky_share',
    ran: 'ci_run',
  },
}

/** The number that is named; else that of the dearest cause, unless a remedy was chosen that moves others. */
export function trialOf(
  given: { measure?: string | undefined; weeks?: number | undefined; remedy?: string | undefined },
  { remedies, cause }: { remedies: readonly RemedyTold[]; cause: string | undefined },
): CaseParts['trial'] {
  const [best] = remedies
  const usual = cause === undefined ? [] : [measureOf[cause] ?? cause]
  const moved: string[] = (best?.measures ?? []).map(({ key }) => key)
  const hoped = given.remedy === undefined ? usual : usual.filter((name) => moved.includes(name))
  const known = [given.measure, ...hoped, ...moved, ...usual]
    .flatMap((name) => name ?? [])
    .find((name) => isFlowMeasure(name))
  return {
    measure: known ?? null,
    says: known === undefined ? null : flowMeasures[known].says,
    weeks: given.weeks ?? best?.weeks ?? usualWeeks,
  }
}
