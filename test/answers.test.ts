/** What is asked of a history that grows is answered as of one read at once: no answer that was kept outlives what it was about. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { z } from 'zod'
import { insights, isInsight, listedInsight, type InsightName } from '#app/insights.ts'
import type { Facts } from '#facts/facts.ts'
import { aTeamsRepository } from './a-teams-repository.ts'
import { test } from './cairn.ts'
import { aRepository, type BuiltRepository } from './repositories/build.ts'
import { aRandomHistory } from './repositories/random.ts'
import { scanned } from './scanned.ts'

const names = Object.keys(insights).filter((name) => isInsight(name))
const runs = Number(process.env['CAIRN_RUNS'] ?? 3)

interface Place {
  facts: Facts
  folder: string
}

describe('every insight answers the same, byte for byte, however the history was read', () => {
  test(
    'a small history of a team, in four steps',
    { timeout: 240_000 },
    async ({ facts, folder }) => {
      await using repository = await aTeamsRepository()
      const files = ['src/engine.ts', 'lib/wheel.ts']
      const answers = await answersWhileItGrows({ facts, folder }, repository, [3, 12, 20], files)
      expect(Object.keys(answers)).toHaveLength(names.length * 2)
      // Answers, not refusals.
      for (const [question, answer] of Object.entries(answers))
        expect(answer, question).toMatch(/^\{/)
    },
  )

  test('random histories', { timeout: 240_000 }, async ({ facts, folder }) => {
    let round = 0
    await fc.assert(
      fc.asyncProperty(
        aRandomHistory(),
        fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 2 }),
        async ({ plan }, cuts) => {
          await using repository = await aRepository(plan)
          const below = join(folder, String(round++))
          const files = await filesAtHead(repository)
          if (files.length === 0) return
          await answersWhileItGrows({ facts, folder: below }, repository, cuts, files)
        },
      ),
      { numRuns: runs, interruptAfterTimeLimit: 60_000, endOnFailure: true },
    )
  })
})

/** The default branch stands at older commits first, and all is asked after each step; then it is read at once elsewhere. */
async function answersWhileItGrows(
  { facts, folder }: Place,
  repository: BuiltRepository,
  cuts: readonly number[],
  files: readonly string[],
): Promise<Record<string, string>> {
  const head = (await repository.git('rev-parse', 'HEAD')).trim()
  const branch = (await repository.git('symbolic-ref', 'HEAD')).trim()
  const ancestors = (await repository.git('rev-list', '--topo-order', '--reverse', head)).split(
    '\n',
  )
  const steps = cuts.map((cut) => cut % (ancestors.length - 1)).toSorted((a, b) => a - b)
  let answers: Record<string, string> = {}
  for (const [number, at] of [...steps.map((step) => ancestors[step] ?? head), head].entries()) {
    await repository.git('update-ref', branch, at)
    // Beside each other, and of the same name.
    const copy = join(folder, `step-${number}`, 'repository')
    cpSync(repository.path, copy, { recursive: true })
    const data = join(folder, 'data')
    answers = await answersOf(facts, data, repository.path, files)
    expect(answers, `after step ${number + 1}`).toEqual(await answersOf(facts, data, copy, files))
  }
  return answers
}

async function answersOf(
  facts: Facts,
  data: string,
  path: string,
  files: readonly string[],
): Promise<Record<string, string>> {
  const answers: Record<string, string> = {}
  for (const window of ['all', '3m']) {
    const scope = await scanned(facts, data, path, { window })
    for (const name of names)
      answers[`${name}, ${window}`] = await answerOf(name, scope, files).catch(String)
  }
  return answers
}

async function answerOf(
  name: InsightName,
  scope: Awaited<ReturnType<typeof scanned>>,
  files: readonly string[],
): Promise<string> {
  const listed = listedInsight(name)
  const insight = await listed.load()
  const { operand } = listed
  const input = operand ? { [operand.key]: operand.shown.endsWith('...') ? files : files[0] } : {}
  return JSON.stringify(await insight.answer(scope, z.parse(insight.input, input)))
}

async function filesAtHead(repository: BuiltRepository): Promise<string[]> {
  const listed = await repository.git('ls-tree', '-r', '-z', '--name-only', 'HEAD')
  return listed.split('\0').filter(Boolean).slice(0, 2)
}
