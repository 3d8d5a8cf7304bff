/** What there is already that may help with a goal, each with why. What fits is found by whoever is handed in; `app` lists them. */
import { z } from 'zod'
import { kindNames } from '#records/kinds.ts'
import { placesIn, type NamedPlace } from '#records/places.ts'
import { referencesIn } from '#records/references.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { line, type Line } from '#verbs/line.ts'
import { defineVerb } from '#verbs/verb.ts'
import { ownGoal } from './goals.ts'
import type { Goal } from './schema.ts'

/** What a goal speaks of. */
export interface Wanted {
  title: string
  /** All that it says besides. */
  text: string
  places: readonly NamedPlace[]
}

export interface Fitting {
  /** Of record, or of what else there may be: events and feeds join by this. */
  kind: string
  /** One for each thing: `decision#12`, `tip bisect-run`. */
  ref: string
  title: string
  /** Its address in the workspace. */
  to: string
  /** How well it fits: what two find adds up. */
  weight: number
  /** Whole sentences, spoken to whoever has the goal. */
  why: readonly string[]
}

export type Recommender = (ctx: Pick<Ctx, 'db'>, wanted: Wanted) => Promise<readonly Fitting[]>

/** A handful. */
const shownMax = 5
/** So that one kind does not hide the others. */
const ofKindMax = 3

/** Best first. What shows the goal already is not recommended for it. */
export function handful(found: readonly Fitting[], without: ReadonlySet<string>): Fitting[] {
  const each = Map.groupBy(found, ({ ref }) => ref)
  const all = [...each.values()].flatMap((alike): Fitting[] => {
    const [first] = alike
    if (first === undefined || without.has(first.ref)) return []
    const weight = alike.reduce((sum, one) => sum + one.weight, 0)
    return [{ ...first, weight, why: [...new Set(alike.flatMap(({ why }) => why))] }]
  })
  const ofKind = new Map<string, number>()
  return all
    .toSorted((a, b) => b.weight - a.weight || (a.ref < b.ref ? -1 : 1))
    .filter(({ kind }) => {
      const count = (ofKind.get(kind) ?? 0) + 1
      ofKind.set(kind, count)
      return count <= ofKindMax
    })
    .slice(0, shownMax)
}

function wantedOf({ title, why, steps, criterion }: Goal): Wanted {
  const text = [why, ...steps.map((step) => step.text), criterion?.text ?? ''].join('\n')
  const all = `${title}\n${text}`
  return { title, text, places: placesIn(all, referencesIn(all, kindNames)) }
}

const Recommended = z.object({
  kind: z.string(),
  title: z.string(),
  to: z.string(),
  why: z.array(z.string()),
})

export function recommendVerb(recommenders: readonly Recommender[]) {
  return defineVerb({
    name: 'growth.recommend',
    summary: 'Find what there is already that may help with a goal of yours, each with why.',
    ...{ access: 'read', onlyFor: 'a person', isPrivate: true },
    operands: ['id'],
    input: z.strictObject({ id: z.uuid().describe('The goal: its id.') }),
    output: z.object({ items: z.array(Recommended) }),
    says: sayRecommended,
    async run(ctx, { id }) {
      const goal = await ownGoal(ctx, id)
      const wanted = wantedOf(goal)
      const found: Fitting[] = []
      for (const find of recommenders) found.push(...(await find(ctx, wanted)))
      const items = handful(found, new Set(goal.evidence.flatMap(refOf)))
      return {
        items: items.map(({ kind, title, to, why }) => ({ kind, title, to, why: [...why] })),
      }
    },
  })
}

function refOf({ record }: Goal['evidence'][number]): string[] {
  return record === null ? [] : [`${record.kind}#${record.number}`]
}

function sayRecommended({ items }: { items: readonly z.output<typeof Recommended>[] }): Line[] {
  if (items.length === 0)
    return [
      line('plain', 'Nothing that was written down here fits this goal.'),
      line('soft', 'Whoever knows it may like to be asked: questions.ask.'),
    ]
  return items.flatMap(({ kind, title, to, why }) => [
    line('item', `${title} (${kind})`),
    ...why.map((sentence) => line('detail', sentence)),
    line('detail', to),
  ])
}
