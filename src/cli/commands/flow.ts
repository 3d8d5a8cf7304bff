/** `cairn flow` and `cairn flow changes`: asked as verbs are, by the one person on this machine. */
import { z } from 'zod'
import { FlowChange, flowVerbs } from '#app/flow/verbs.ts'
import { localSession } from '#app/session.ts'
import type { Workspace } from '#app/workspace.ts'
import { invariant } from '#std/errors.ts'
import { call } from '#verbs/call.ts'
import type { Verb } from '#verbs/verb.ts'
import type { Io } from '../io.ts'
import { atDesk } from './desk.ts'

interface Flags {
  repository?: string
  window?: string
  component?: string
  by?: string
  outcome?: string
  data?: string
  json?: true
}

export async function showFlow(io: Io, flags: Flags): Promise<number> {
  const { repository, window, component, by } = flags
  const answer = await atDesk(io, flags.data, async ({ workspace }) =>
    ask(io, workspace, { name: 'flow.stages', given: { repository, window, component, by } }),
  )
  if (flags.json) io.out(`${JSON.stringify(answer, null, 2)}\n`)
  else {
    const { flowText } = await import('../text/flow.ts')
    io.out(flowText(io, answer))
  }
  return 0
}

const Page = z.object({ items: z.array(FlowChange), next: z.string().nullable() })

/** A line of JSON for each change, a page after the other as they are read. */
export async function showFlowChanges(io: Io, flags: Flags): Promise<number> {
  const { repository, window, component, outcome } = flags
  const changes: FlowChange[] = []
  await atDesk(io, flags.data, async ({ workspace }) => {
    for (let after: string | null | undefined; after !== null;) {
      const given = { repository, window, component, outcome, limit: 200, after }
      const page = Page.parse(await ask(io, workspace, { name: 'flow.changes', given }))
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

/** What nobody said is left to the verb. */
async function ask(
  io: Io,
  workspace: Workspace,
  { name, given }: { name: string; given: Readonly<Record<string, unknown>> },
): Promise<unknown> {
  const verbs: readonly Verb[] = flowVerbs(Promise.resolve(workspace))
  const verb = verbs.find((one) => one.name === name)
  invariant(verb !== undefined, `${name} is a verb`)
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  return call(verb, await localSession(workspace.facts.pool, { now: () => io.now }), said)
}
