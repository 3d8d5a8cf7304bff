/** The mix in words: what the work was, what is growing, and how much could not be told. Speaks of changes alone. */
import type { MixAnswer, SaidKind } from './shape.ts'

export interface MixReading {
  level: 'watch' | 'calm'
  says: string
  ask: string | null
}

const named: Record<SaidKind, string> = {
  other: 'other things',
  feature: 'features',
  fix: 'fixes',
  refactor: 'refactoring',
  test: 'tests',
  docs: 'documentation',
  build: 'build and dependencies',
  format: 'formatting',
  revert: 'reverts',
  chore: 'chores',
  performance: 'performance',
}

export function readMix({ n, told, items, spans }: MixAnswer): MixReading[] {
  if (n === 0 || told.share === null) return []
  if (told.share < 0.5)
    return [
      {
        level: 'calm',
        says: `Only ${percent(told.share)} of ${n.toLocaleString('en')} changes say what they are, too few to speak of a mix.`,
        ask: null,
      },
    ]
  const most = items.filter((item) => item.kind !== 'other').slice(0, 3)
  const parts = most.map((item) => `${percent(item.share)} ${named[item.kind]}`).join(', ')
  const untold = told.share === 1 ? '' : ` ${percent(1 - told.share)} do not say what they are.`
  const moving = items.filter(
    (item) => item.kind !== 'other' && item.trend !== null && item.trend.direction !== 'unclear',
  )
  const moves = moving
    .toSorted((a, b) => Math.abs(b.trend?.difference ?? 0) - Math.abs(a.trend?.difference ?? 0))
    .slice(0, 2)
    .flatMap(({ kind, trend }) =>
      trend === null
        ? []
        : [
            `${named[kind]} went from ${percent(trend.before)} to ${percent(trend.recent)} (${trend.beforeN.toLocaleString('en')} of ${spans?.before.n.toLocaleString('en')}, ${trend.recentN.toLocaleString('en')} of ${spans?.recent.n.toLocaleString('en')})`,
          ],
    )
  const since = spans === null ? '' : `Since ${spans.recent.from}, against as many months before, `
  const fixes = items.find((item) => item.kind === 'fix')?.trend
  const isFixing = fixes?.direction === 'up' && fixes.recent > 1.25 * fixes.before
  return [
    {
      level: 'calm',
      says: `By their subjects, ${n.toLocaleString('en')} changes are ${parts}.${untold}`,
      ask: null,
    },
    ...(moves.length === 0
      ? []
      : [
          {
            level: isFixing ? ('watch' as const) : ('calm' as const),
            says: `${since}${moves.join(', and ')}.`,
            ask: isFixing
              ? 'What is being fixed more often than before, and where does it come from?'
              : null,
          },
        ]),
  ]
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
