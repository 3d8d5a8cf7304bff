/** Makes the flow of changes, or of jobs, anew in a process of its own, and prints the MB it took at most: `flow-peak.ts changes FOLDER`. */
import { openWorkspace } from '#app/workspace.ts'
import { prepareCi } from '#insights/flow/ci/read-jobs.ts'
import { prepareFlow } from '#insights/flow/prepare.ts'
import { FlowSettings } from '#insights/flow/settings.ts'

const [which = 'changes', data = ''] = process.argv.slice(2)
const workspace = await openWorkspace({ data, env: {} })
const { facts } = workspace
const { rows } = await facts.pool.query<{ id: number }>(
  'select repository_id as id from forge.project',
)
const repositoryId = rows[0]?.id ?? 0
if (which === 'changes')
  await prepareFlow(facts, {
    repositoryId,
    settings: FlowSettings.parse({ zone: 'Europe/Berlin' }),
  })
else await prepareCi(facts, repositoryId)
console.log(Math.round(process.resourceUsage().maxRSS / 1024))
await workspace.close()
