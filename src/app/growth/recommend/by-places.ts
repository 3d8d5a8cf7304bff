/** What is about code that a goal names: the file or folder itself, something in it, or the folder around it. */
import type { Fitting, Recommender } from '#practices/growth/recommend.ts'
import { recordsNaming, type Naming } from '#records/governing.ts'
import { practiceOf } from '#std/practice-of.ts'
import type { KindWish } from './recommenders.ts'

/** More than a goal is about. */
const placesMax = 5

export function byPlaces(kinds: readonly KindWish[]): Recommender {
  return async (ctx, { places }) => {
    const found: Fitting[] = []
    for (const { path, repository, isPattern } of places.slice(0, placesMax)) {
      if (isPattern) continue
      const asked = { repository: repository === '' ? null : repository, paths: [path] }
      for (const naming of await recordsNaming(ctx, asked)) {
        const wish = kinds.find(({ kind }) => kind === naming.kind)
        if (wish === undefined || !wish.statuses.includes(naming.status) || isFar(naming)) continue
        found.push(fittingOf(naming, path, wish))
      }
    }
    return onceEach(found)
  }
}

/** All of `src` is about hardly anything in it. */
function isFar({ as, path }: Naming): boolean {
  return as === 'folder' && !path.includes('/')
}

const weights = { itself: 0.6, pattern: 0.5, inside: 0.5, folder: 0.4 } as const

function fittingOf(
  { kind, number, title, as, path }: Naming,
  named: string,
  wish: KindWish,
): Fitting {
  return {
    ...{ kind, title, ref: `${kind}#${number}`, to: `/${practiceOf(kind)}/${number}` },
    ...{ weight: weights[as], why: [`${wish.does} ${path}${wayOf(as, named)}`] },
  }
}

function wayOf(as: Naming['as'], named: string): string {
  if (as === 'itself') return ', which your goal names.'
  if (as === 'inside') return `; your goal names ${named}.`
  return `, where ${named} of your goal lies.`
}

/** A trail may stop at ten places in a folder: the nearest of them says why. */
function onceEach(found: readonly Fitting[]): Fitting[] {
  const nearest = found.toSorted((a, b) => b.weight - a.weight)
  return [...Map.groupBy(nearest, ({ ref }) => ref).values()].flatMap((alike) => alike[0] ?? [])
}
