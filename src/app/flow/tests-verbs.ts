/** Which test cases are flaky and which take longest, from the reports that were imported. */
import { z } from 'zod'
import { shown } from '#insights/flow/answer.ts'
import { flakyOf } from '#insights/flow/tests/flaky.ts'
import {
  countTests,
  newestTest,
  readSuspects,
  slowestTests,
} from '#insights/flow/tests/read-tests.ts'
import { TestsAnswer } from '#insights/flow/tests/shape.ts'
import type { LeftOut } from '#insights/insight.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Evidence } from '../asked-scope.ts'
import { flowRepositories, flowWhere, windowOf } from './scope.ts'

export function testsVerbs(evidence: Promise<Evidence>) {
  return [
    defineVerb({
      name: 'flow.tests',
      summary: 'Tell which test cases failed and passed on one commit, and which take longest.',
      access: 'read',
      about: 'evidence',
      input: z.strictObject({
        ...flowWhere,
        limit: z.int().min(1).max(200).default(20).describe('How many cases are told.'),
      }),
      output: TestsAnswer,
      async run(_, { repository, window: label, component, limit }): Promise<TestsAnswer> {
        const { facts } = await evidence
        const repositories = await flowRepositories({ facts }, repository)
        const newest = await newestTest(
          facts,
          repositories.map(({ id }) => id),
        )
        const window = await windowOf(label, newest ?? null)
        const about = { window: shown(window), repositories: repositories.map(({ name }) => name) }
        if (newest === undefined) return { ...nothing, ...about, ...noReports }
        if (component !== undefined) return { ...nothing, ...about, ...noComponent }
        const wish = { repositories, window }
        const [counts, suspects, slowest] = await Promise.all([
          countTests(facts, wish),
          readSuspects(facts, wish),
          slowestTests(facts, wish, limit),
        ])
        return {
          ...{ ...about, n: counts.cases, leftOut: leftOutOf(counts), because: null, hint: null },
          ...{ tries: counts.tries, repeated: counts.repeated, slowest },
          ...flakyOf(suspects, { window, limit }),
        }
      },
    }),
  ]
}

const nothing = { n: 0, leftOut: [], tries: 0, repeated: 0, flaky: null, items: [], slowest: [] }

const noReports = {
  because: 'no test reports were imported',
  hint: 'cairn import junit build/test-results/*.xml --repository team/app --commit $(git rev-parse HEAD) reads those of a build.',
}

const noComponent = {
  because: 'a test report does not say of which component it is',
  hint: 'Asked without a component, they are told.',
}

function leftOutOf({ skipped, undated }: { skipped: number; undated: number }): LeftOut[] {
  return [
    { what: 'test cases that were skipped', count: skipped, why: 'they did not run' },
    { what: 'test cases without a time', count: undated, why: 'they may lie outside the window' },
  ].filter(({ count }) => count > 0)
}
