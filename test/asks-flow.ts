/** The verbs of the flow, asked by what stands behind `flow.`, and a forge that tells more of the project of `aForgeProject`. */
import { expect } from 'vitest'
import { flowVerbs } from '#app/flow/verbs.ts'
import type { Facts } from '#facts/facts.ts'
import { enterProject } from '#facts/forge/projects.ts'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { writeForge } from '#facts/forge/write.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import type { Verb } from '#verbs/verb.ts'
import { test as base } from './cairn.ts'

export type Ask = (name: string, given?: object) => Promise<unknown>

export const test = base.extend<{ ask: Ask }>({
  ask: async ({ facts, folder, session }, use) => use(askOf({ facts, folder, session })),
})

/** For tests that hold an answer against what they expect, whatever it is. */
export function askOf({ facts, folder, session }: Asking): Ask {
  const verbs: readonly Verb[] = flowVerbs(Promise.resolve({ facts, dataFolder: folder }))
  return async (name, given = {}) => {
    const verb = verbs.find((one) => one.name === `flow.${name}`)
    return verb === undefined ? expect.fail(`flow.${name} is no verb`) : call(verb, session, given)
  }
}

interface Asking {
  facts: Facts
  folder: string
  session: Session
}

export async function told(facts: Facts, batch: ForgeBatch): Promise<void> {
  await onConnectionOf(facts.pool, (client) =>
    transactionOn(client, async () => {
      const seen = { forge: 'github', host: 'github.com', path: 'team/app' } as const
      await writeForge(client, await enterProject(client, seen), batch)
    }),
  )
}
