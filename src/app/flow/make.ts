/** The flow of a repository, made where something new was read of it: no page that is opened has to. */
import type { Facts } from '#facts/facts.ts'
import { prepareCi } from '#insights/flow/ci/read-jobs.ts'
import { prepareFlow } from '#insights/flow/prepare.ts'
import { flowSettings } from './settings.ts'

export async function makeFlow(facts: Facts, repositoryId: number): Promise<void> {
  await prepareFlow(facts, { repositoryId, settings: await flowSettings(facts, repositoryId) })
  await prepareCi(facts, repositoryId)
}
