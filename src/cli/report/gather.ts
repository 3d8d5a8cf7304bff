/** Asks the insights all that a report may need. One that cannot answer keeps the others from nothing. */
import type { z } from 'zod'
import { insights, listedInsight, type AnswerOf, type InsightName } from '#app/insights.ts'
import { historyOf, type History } from '#app/history.ts'
import { classesOf } from '#app/path-class.ts'
import { readSeries, type Series } from '#app/series.ts'
import type { Answer, Insight, Scope } from '#insights/insight.ts'
import { CairnError } from '#std/errors.ts'
import type { Progress } from '#std/progress.ts'
import { inputFrom } from '../input-flags.ts'
import { areaDepth } from './mending-finding.ts'
import { codeOf } from './register.ts'

export interface Gathered {
  scope: Scope
  hotspots?: AnswerOf<'hotspots'>
  /** Of the file that ranks first. */
  functions?: AnswerOf<'hotspots'>
  trend?: AnswerOf<'trend'>
  coupling?: AnswerOf<'coupling'>
  reverts?: AnswerOf<'reverts'>
  batches?: AnswerOf<'batches'>
  knowledge?: AnswerOf<'knowledge'>
  releases?: AnswerOf<'releases'>
  mix?: AnswerOf<'mix'>
  series?: Series
  /** From its first commit to its newest. */
  history?: History
  /** Of the paths that are coupled. */
  classes: Map<string, string>
  /** Insights that could not answer, and why. */
  failed: { name: string; why: string }[]
}

const slices = 12
/** Only the first and the last are told; the verdict is of all. */
const trendPoints = 2
/** All that a chart may count. */
const releasesMax = 10_000
/** How often `ask` is called below. */
const parts = 9

export async function gather(scope: Scope, progress: Progress): Promise<Gathered> {
  const gathered: Gathered = { scope, classes: new Map(), failed: [] }
  progress.phase('putting the report together', 'parts', parts)
  const ask = async <Result extends Answer>(
    name: InsightName,
    { load }: { load: () => Promise<Insight<z.core.$ZodType, Result>> },
    flags: Record<string, unknown> = {},
    { operands = [], within = scope }: { operands?: string[]; within?: Scope } = {},
  ): Promise<Result | undefined> => {
    try {
      const insight = await load()
      return await insight.answer(within, inputFrom(insight, listedInsight(name), flags, operands))
    } catch (error) {
      if (!(error instanceof CairnError)) throw error
      gathered.failed.push({ name, why: error.message })
      return undefined
    } finally {
      progress.advance(1)
    }
  }
  const always = { ...scope, window: { label: 'all', from: null, to: null } }
  const set = <Key extends keyof Gathered>(key: Key, value: Gathered[Key] | undefined): void => {
    if (value !== undefined) gathered[key] = value
  }
  set('hotspots', await ask('hotspots', insights.hotspots, { limit: 50 }))
  const code = codeOf(gathered.hotspots)
  const [first] = code
  if (first)
    set(
      'trend',
      await ask(
        'trend',
        insights.trend,
        { limit: trendPoints },
        {
          operands: [first.path],
          within: always,
        },
      ),
    )
  const parsed = code.find((item) => item.complexityMeasure === 'cognitive')
  if (parsed)
    set(
      'functions',
      await ask('hotspots', insights.hotspots, { level: 'function', path: parsed.path, limit: 5 }),
    )
  // What someone knows of the code is not lost with the end of a window.
  set('knowledge', await ask('knowledge', insights.knowledge, {}, { within: always }))
  set('coupling', await ask('coupling', insights.coupling, { surprising: true, limit: 200 }))
  const pairs = gathered.coupling?.items ?? []
  gathered.classes = await classesOf(
    scope,
    pairs.flatMap(({ a, b }) => [a, b]),
  )
  set('reverts', await ask('reverts', insights.reverts, { depth: areaDepth }))
  set('batches', await ask('batches', insights.batches, { limit: 3 }))
  set('releases', await ask('releases', insights.releases, { limit: releasesMax }))
  set('mix', await ask('mix', insights.mix))
  set(
    'series',
    await readSeries(
      scope,
      code.slice(0, 8).map((item) => item.path),
      slices,
    ),
  )
  set('history', await historyOf(scope))
  progress.done()
  return gathered
}
