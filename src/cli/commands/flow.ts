/** `cairn flow` and `cairn flow changes`: asked as verbs are, by the one person on this machine. */
import { z } from 'zod'
import {
  CiAnswer,
  FlowAnswer,
  FlowChange,
  FlowDelivery,
  flowVerbs,
  FlowWork,
  TestsAnswer,
} from '#app/flow/verbs.ts'
import type { Workspace } from '#app/workspace.ts'
import { invariant } from '#std/errors.ts'
import { call } from '#verbs/call.ts'
import type { Verb } from '#verbs/verb.ts'
import type { Io } from '../io.ts'
import { inFlags } from '../wrong-input.ts'
import { atDesk } from './desk.ts'
import { sessionAt } from './session-at.ts'

interface Flags {
  repository?: string
  window?: string
  component?: string
  by?: string
  environment?: string
  outcome?: string
  only?: string
  measure?: string
  told?: string
  data?: string
  json?: true
}

/** How changes flow, how they are delivered, the work in hand, CI and its tests: five answers to one question, told as one. */
export async function showFlow(io: Io, flags: Flags): Promise<number> {
  const { repository, window, component, by, environment } = flags
  const where = { repository, window, component }
  const told = await atDesk(io, flags.data, async ({ workspace }) => {
    const answer = (act: string, more: Readonly<Record<string, unknown>> = {}) =>
      ask(io, workspace, { act, given: { ...where, ...more } })
    return {
      flow: FlowAnswer.parse(await answer('stages', { by })),
      delivery: FlowDelivery.parse(await answer('delivery', { environment })),
      work: FlowWork.parse(await answer('work')),
      ci: CiAnswer.parse(await answer('ci')),
      tests: TestsAnswer.parse(await answer('tests')),
    }
  })
  const { flow, delivery, work, ci, tests } = told
  if (flags.json) io.out(`${JSON.stringify({ ...flow, delivery, work, ci, tests }, null, 2)}\n`)
  else {
    const { flowText } = await import('../text/flow.ts')
    const { deliveryText, workText } = await import('../text/flow-delivery.ts')
    const { ciText } = await import('../text/flow-ci.ts')
    const { testsText } = await import('../text/flow-tests.ts')
    io.out(flowText(io, flow, by))
    if (flow.repositories.length > 0)
      io.out(
        `${deliveryText(io, delivery)}${workText(io, work)}${ciText(io, ci)}${testsText(io, tests)}`,
      )
  }
  return 0
}

const Page = z.object({ items: z.array(FlowChange), next: z.string().nullable() })

/** A line of JSON for each change, a page after the other as they are read. */
export async function showFlowChanges(io: Io, flags: Flags): Promise<number> {
  const { repository, window, component, environment, outcome, only, measure, told } = flags
  const asked = { repository, window, component, environment, outcome, only, measure, told }
  const changes: FlowChange[] = []
  await atDesk(io, flags.data, async ({ workspace }) => {
    for (let after: string | null | undefined; after !== null;) {
      const given = { ...asked, limit: 200, after }
      const page = Page.parse(await ask(io, workspace, { act: 'changes', given }))
      if (flags.json) for (const item of page.items) io.out(`${JSON.stringify(item)}\n`)
      else changes.push(...page.items)
      after = page.next
    }
  })
  if (!flags.json) {
    const { changesText } = await import('../text/flow.ts')
    io.out(changesText(io, changes))
  }
  return 0
}

/** Acts that are commands of their own. */
const lists: ReadonlySet<string> = new Set(['changes', 'deployments', 'jobs'])

/** What nobody said is left to the verb. */
export async function ask(
  io: Io,
  workspace: Workspace,
  { act, given }: { act: string; given: Readonly<Record<string, unknown>> },
): Promise<unknown> {
  const verbs: readonly Verb[] = flowVerbs(Promise.resolve(workspace))
  const verb = verbs.find(({ name }) => name === `flow.${act}`)
  invariant(verb !== undefined, `flow.${act} is a verb`)
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const session = await sessionAt({ io, workspace })
  return call(verb, session, said).catch((error: unknown) => {
    throw inFlags(error, { name: lists.has(act) ? `flow.${act}` : 'flow' }, said)
  })
}
