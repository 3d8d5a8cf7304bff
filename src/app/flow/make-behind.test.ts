import { expect } from 'vitest'
import type { Facts } from '#facts/facts.ts'
import { allJobs } from '#insights/flow/ci/read-jobs.ts'
import { attendFlow } from '#insights/flow/kept.ts'
import { aForgeProject } from '../../../test/a-forge-project.ts'
import { test } from '../../../test/cairn.ts'
import { makeFlowBehind } from './make-behind.ts'
import { flowScope } from './scope.ts'
import { sayFlowSettings } from './settings.ts'

const raise = ({ pool }: Facts) => pool.query('update forge.project set telling = telling + 1')

/** How far what is kept is behind what was told, of the stages and of the jobs. */
async function behind({ pool }: Facts): Promise<number[]> {
  const { rows } = await pool.query<{ stages: number; jobs: number }>(
    `select p.telling - f.telling as stages, p.telling - c.telling as jobs from forge.project p
     join forge.flow_state f using (repository_id) join forge.flow_ci_state c using (repository_id)`,
  )
  return rows.flatMap(({ stages, jobs }) => [stages, jobs])
}

test('a page makes what is behind, but not while it is made elsewhere; what people set counts at once', async ({
  facts,
  folder,
}) => {
  const id = await aForgeProject(facts)
  const look = async () => {
    await flowScope({ facts, dataFolder: folder }, { window: 'all' })
    await allJobs(facts, [id])
    return behind(facts)
  }
  expect(await look()).toEqual([0, 0])
  await raise(facts)
  expect(await behind(facts)).toEqual([1, 1])
  expect(await look()).toEqual([0, 0])
  await attendFlow(facts, 60)
  await raise(facts)
  expect(await look()).toEqual([1, 1])
  await sayFlowSettings(facts, { repositoryId: 0, said: { zone: 'Asia/Kolkata' } })
  expect(await look()).toEqual([0, 1])
  await attendFlow(facts, 0)
  expect(await look()).toEqual([0, 0])
})

test('it is made behind what is told, and by pages again when nobody does it any more', async ({
  facts,
}) => {
  await aForgeProject(facts)
  const errors: unknown[] = []
  const maker = makeFlowBehind({ facts, report: (error) => errors.push(error), pauseMs: 0 })
  const until = async () => {
    const { rows } = await facts.pool.query(
      'select until > now() as is_so from forge.flow_attended',
    )
    return rows
  }
  for (const _ of [1, 2]) {
    await raise(facts)
    maker.soon()
    await expect.poll(() => behind(facts), { timeout: 30_000, interval: 50 }).toEqual([0, 0])
  }
  expect(await until()).toEqual([{ is_so: true }])
  await maker.close()
  expect(await until()).toEqual([{ is_so: false }])
  expect(errors).toEqual([])
})
