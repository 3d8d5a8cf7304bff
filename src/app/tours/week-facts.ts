/** What the history tells about a first week: central files, hotspots, and parts of the code that somebody can be asked about. */
import { z } from 'zod'
import { headFiles } from '#facts/reading/head-files.ts'
import { withFolders } from '#facts/reading/unknown-path.ts'
import type { Answer, Insight, Scope } from '#insights/insight.ts'
import type { FirstWeekFacts } from '#practices/trails/first-week.ts'
import { CairnError } from '#std/errors.ts'
import { inAskedScope, type Evidence } from '../asked-scope.ts'
import { insights, type AnswerOf } from '../insights.ts'
import { classesOf } from '../path-class.ts'

/** Of a longer history the older part tells of code that is gone. */
const window = '2y'
const [pairsMax, hotspotsMax, centralMax] = [1_000, 30, 20]
const pairsMin = 2

export async function weekFacts(
  evidence: Evidence,
  repository: string,
  now: Date,
): Promise<FirstWeekFacts> {
  return inAskedScope(evidence, { given: { repository, window }, now }, async (scope) => {
    const hot = await asked(insights.hotspots, scope, { limit: hotspotsMax, level: 'file' })
    const always = { ...scope, window: { label: 'all', from: null, to: null } }
    const known = await asked(insights.knowledge, always, {})
    const files = (await headFiles(scope)).map(({ path }) => path)
    return {
      ...{ repository: scope.repository.name, commit: scope.branch.head },
      places: withFolders(files),
      welcome: welcomeIn(files),
      central: await centralIn([scope, always], new Set(files)),
      hotspots: (hot?.items ?? [])
        .filter((one) => one.class === 'source' || one.class === null)
        .map(({ path, revisions, lines }) => ({
          path,
          changeCount: revisions,
          lineCount: lines === 0 ? null : lines,
        })),
      areas: (known?.areas ?? [])
        .filter(({ isCode, people }) => isCode && people > 0)
        .toSorted((a, b) => b.changes - a.changes || (a.path < b.path ? -1 : 1))
        .map(({ path, people }) => ({ path, knownBy: people })),
    }
  })
}

/** One that cannot answer of so young a history keeps the others from nothing. */
async function asked<Result extends Answer>(
  { load }: { load: () => Promise<Insight<z.core.$ZodType, Result>> },
  scope: Scope,
  input: Record<string, unknown>,
): Promise<Result | undefined> {
  const insight = await load()
  try {
    return await insight.answer(scope, z.parse(insight.input, input))
  } catch (error) {
    if (error instanceof CairnError) return undefined
    throw error
  }
}

/** In the first of the spans that knows of any: where little changed of late, the whole history tells what hangs together. */
async function centralIn(
  scopes: readonly Scope[],
  there: ReadonlySet<string>,
): Promise<FirstWeekFacts['central']> {
  for (const scope of scopes) {
    const coupled = await asked(insights.coupling, scope, { limit: pairsMax, level: 'file' })
    const central = await centralOf(scope, coupled, there)
    if (central.length > 0) return central
  }
  return []
}

/** By how many files each is tied to: pairs count with how sure they are, so that a hundred chance meetings weigh little. */
async function centralOf(
  scope: Scope,
  coupled: AnswerOf<'coupling'> | undefined,
  there: ReadonlySet<string>,
): Promise<FirstWeekFacts['central']> {
  const found = new Map<string, { partners: number; weight: number; changes: number }>()
  for (const { a, b, revisionsA, revisionsB, degree } of coupled?.items ?? [])
    for (const [path, changes] of [
      [a, revisionsA],
      [b, revisionsB],
    ] as const) {
      const one = found.get(path) ?? { partners: 0, weight: 0, changes }
      found.set(path, { partners: one.partners + 1, weight: one.weight + degree, changes })
    }
  const classes = await classesOf(scope, [...found.keys()])
  return [...found]
    .filter(
      ([path, { partners }]) =>
        partners >= pairsMin && there.has(path) && classes.get(path) === 'source',
    )
    .toSorted(([a, one], [b, other]) => other.weight - one.weight || (a < b ? -1 : 1))
    .slice(0, centralMax)
    .map(([path, { partners, changes }]) => ({
      path,
      partnerCount: partners,
      changeCount: changes,
    }))
}

const welcoming = [
  /^readme(\.\w+)?$/i,
  /^contributing(\.\w+)?$/i,
  /^architecture(\.\w+)?$/i,
  /^docs\/(index|readme)\.\w+$/i,
]

function welcomeIn(paths: readonly string[]): string[] {
  return welcoming.flatMap((name) => paths.find((path) => name.test(path)) ?? [])
}
