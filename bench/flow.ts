/**
 * How long it takes to make the flow of 5,000 change requests with 40,000 events anew, and what a question about it or about 200,000
 * jobs takes afterwards: `npx node bench/flow.ts`. Beside it stands what PostgreSQL alone takes to hand over the same rows.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sayFlowSettings } from '#app/flow/settings.ts'
import { flowVerbs } from '#app/flow/verbs.ts'
import { localSession } from '#app/session.ts'
import { openWorkspace, refreshStatistics } from '#app/workspace.ts'
import { prepareCi } from '#insights/flow/ci/read-jobs.ts'
import { prepareFlow } from '#insights/flow/prepare.ts'
import { FlowSettings } from '#insights/flow/settings.ts'
import { call } from '#verbs/call.ts'
import type { Verb } from '#verbs/verb.ts'
import { manyChanges } from './many-changes.ts'

const runs = 7
const settings = FlowSettings.parse({ zone: 'Europe/Berlin' })
const data = await mkdtemp(join(tmpdir(), 'cairn-bench-'))
const workspace = await openWorkspace({ data, env: {} })
const { facts } = workspace
try {
  const repositoryId = await manyChanges(facts, { changes: 5_000, jobs: 200_000, tests: 200_000 })
  await refreshStatistics({ facts })
  const raise = () => facts.pool.query('update forge.project set telling = telling + 1')
  await prepareFlow(facts, { repositoryId, settings })
  const made = await median(async () => prepareFlow(facts, { repositoryId, settings }), raise)
  const rows = await median(async () => {
    for (const table of ['request', 'request_event', 'request_commit'])
      await facts.pool.query(`select * from forge.${table} where repository_id = $1`, [
        repositoryId,
      ])
  })
  console.log(
    `5,000 changes, 40,000 events made anew: ${ms(made)}, ${(made / rows).toFixed(1)} x reading their rows`,
  )
  console.log(
    `200,000 jobs made anew: ${ms(await median(async () => prepareCi(facts, repositoryId), raise, 3))}`,
  )
  await raise()
  for (const which of ['changes', 'jobs'])
    console.log(`${which} alone, in a process of their own: at most ${await peakOf(which)} MB`)
  await sayFlowSettings(facts, {
    repositoryId: 0,
    said: { components: [{ name: 'api', jobs: ['job 1*'] }] },
  })
  const session = await localSession(facts.pool)
  const verbs: readonly Verb[] = flowVerbs(Promise.resolve(workspace))
  const readings = verbs.filter(({ access, name }) => access === 'read' && name !== 'flow.accounts')
  for (const verb of readings)
    for (const given of questionsTo(verb)) {
      await call(verb, session, given)
      const words = [verb.name, ...Object.values(given)].join(' ')
      console.log(
        `${words.padEnd(36)}${ms(await median(async () => call(verb, session, given))).padStart(9)}`,
      )
    }
} finally {
  await workspace.close()
  await rm(data, { recursive: true, force: true })
}

function questionsTo({ name, input }: Verb): Record<string, string>[] {
  if (name === 'flow.compare')
    return ['pickup', 'ci_run'].map((measure) => ({ measure, since: '2026-03-02' }))
  const asked = 'window' in input.shape ? ['all', '90d'].map((window) => ({ window })) : [{}]
  return name === 'flow.ci' ? [...asked, { component: 'api' }] : asked
}

async function peakOf(which: string): Promise<number> {
  const words = [join(import.meta.dirname, 'flow-peak.ts'), which, data]
  return Number((await promisify(execFile)(process.execPath, words)).stdout)
}

async function median(
  work: () => Promise<unknown>,
  before?: () => Promise<unknown>,
  times = runs,
): Promise<number> {
  const taken: number[] = []
  for (let run = 0; run < times; run++) {
    await before?.()
    const began = performance.now()
    await work()
    taken.push(performance.now() - began)
  }
  return taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`
}
