/** Evidence from a history that was read: an insight, asked in its scope. */
import { z } from 'zod'
import { pathsBelow } from '#facts/reading/counted.ts'
import { shownWindow, type Answer, type Scope } from '#insights/insight.ts'
import { invariant } from '#std/errors.ts'
import { parsed } from '#verbs/call.ts'
import { inAskedScope, type Evidence } from '../asked-scope.ts'
import { evidenceVerb } from '../evidence.ts'
import { historyOf } from '../history.ts'
import { listedInsight, type AnyInsight, type InsightName } from '../insights.ts'
import type { Measures } from './measure.ts'
import { measures } from './measures.ts'
import type { Ask, Given, Opened, Pinnable } from './question.ts'
import { surenessOf } from './sureness.ts'

export async function historyQuestion(
  evidence: Evidence,
  name: Exclude<InsightName, 'ask'>,
): Promise<Pinnable> {
  const verb = await evidenceVerb(evidence, name)
  invariant(verb !== undefined, 'each insight is a verb')
  const insight = await listedInsight(name).load()
  const measured = measures[name]
  return {
    ...{ verb: verb.name, measured, input: verb.input },
    parse: (input) => parsed(verb, input),
    open: async ({ given, now }, work) =>
      inAskedScope(evidence, { given, now }, async (scope) =>
        work(openedIn(scope, { measured, given, ask: asking(scope, insight, given) })),
      ),
  }
}

function openedIn(scope: Scope, question: Pick<Opened, 'measured' | 'given' | 'ask'>): Opened {
  const { measured } = question
  return {
    ...question,
    async figureOf({ label, unit }, { value, n, interval }) {
      const { label: asked, from, to } = shownWindow(scope.window)
      const history = await historyOf(scope)
      return {
        ...{ label, value, unit, n, low: interval?.low ?? null, high: interval?.high ?? null },
        window: {
          label: asked,
          from: from ?? history?.from.toISOString() ?? null,
          to: to ?? history?.to.toISOString() ?? null,
        },
        head: scope.branch.head,
      }
    },
    isThere: (place) => isThere(scope, measured, place),
    whenAbsent: async (measure, place) => measure.whenAbsent?.(scope, place),
    surenessOf: ({ measure }, asked) => surenessOf(scope, { measure, measured, asked }),
  }
}

/** What was asked once is not asked again, were it for many measures. */
function asking(scope: Scope, insight: AnyInsight, given: Given): Ask {
  const answers = new Map<number | undefined, Promise<Answer>>()
  return async (limit) => {
    const more = limit === undefined ? {} : { limit }
    const answer =
      answers.get(limit) ?? insight.answer(scope, z.parse(insight.input, { ...given, ...more }))
    answers.set(limit, answer)
    return answer
  }
}

/** What is no path is no file that could be gone. */
async function isThere(
  { facts, repository, branch }: Scope,
  { rows }: Measures,
  place: string | null,
): Promise<boolean> {
  if (place === null || place === '.' || rows?.arePaths !== true) return true
  const [path = ''] = place.split('#')
  const found = await facts.db
    .selectFrom('head_file')
    .select('path_id')
    .where('repository_id', '=', repository.id)
    .where('branch_id', '=', branch.id)
    .where('path_id', 'in', pathsBelow(facts.db, repository.id, path))
    .limit(1)
    .execute()
  return found.length > 0
}
