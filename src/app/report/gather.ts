/** Asks the insights all that a report may need. One that cannot answer keeps the others from nothing. */
import { z } from 'zod'
import { insights, type AnswerOf } from '../insights.ts'
import { historyOf, type History } from '../history.ts'
import { classesOf } from '../path-class.ts'
import { readSeries, type Series } from '../series.ts'
import type { Answer, Insight, Scope } from '#insights/insight.ts'
import { CairnError } from '#std/errors.ts'
import type { Progress } from '#std/progress.ts'
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
    { load }: { load: () => Promise<Insight<z.core.$ZodType, Result>> },
    input: Record<string, unknown> = {},
    within: Scope = scope,
  ): Promise<Result | undefined> => {
    const insight = await load()
    try {
      return await insight.answer(within, z.parse(insight.input, input))
    } catch (error) {
      if (!(error instanceof CairnError)) throw error
      gathered.failed.push({ name: insight.name, why: error.message })
      return undefined
    } finally {
      progress.advance(1)
    }
  }
  const always = { ...scope, window: { label: 'all', from: null, to: null } }
  const set = <Key extends keyof Gathered>(key: Key, value: Gathered[Key] | undefined): void => {
    if (value !== undefined) gathered[key] = value
  }
  set('hotspots', await ask(insights.hotspots, { limit: 50 }))
  const code = codeOf(gathered.hotspots)
  const [first] = code
  if (first)
    set('trend', await ask(insights.trend, { path: first.path, limit: trendPoints }, always))
  const parsed = code.find((item) => item.complexityMeasure === 'cognitive')
  if (parsed)
    set(
      'functions',
      await ask(insights.hotspots, { level: 'function', path: parsed.path, limit: 5 }),
    )
  // What someone knows of the code is not lost with the end of a window.
  set('knowledge', await ask(insights.knowledge, {}, always))
  set('coupling', await ask(insights.coupling, { surprising: true, limit: 200 }))
  const pairs = gathered.coupling?.items ?? []
  gathered.classes = await classesOf(
    scope,
    pairs.flatMap(({ a, b }) => [a, b]),
  )
  set('reverts', await ask(insights.reverts, { depth: areaDepth }))
  set('batches', await ask(insights.batches, { limit: 3 }))
  set('releases', await ask(insights.releases, { limit: releasesMax }))
  set('mix', await ask(insights.mix))
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
