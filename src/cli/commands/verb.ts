/** Runs a verb for the one person on this machine. */
import { localSession } from '#app/session.ts'
import { call } from '#verbs/call.ts'
import type { Verb } from '#verbs/verb.ts'
import { verbInputFrom } from '../input-flags.ts'
import type { Io } from '../io.ts'
import { atDesk } from './desk.ts'

interface Asked {
  verb: Verb
  operands: readonly string[]
  flags: Record<string, unknown> & { data?: string; json?: true }
}

export async function runVerb(io: Io, { verb, operands, flags }: Asked): Promise<number> {
  const given = verbInputFrom(verb, flags, operands)
  const answer = await atDesk(io, flags.data, async ({ workspace }) =>
    call(verb, await localSession(workspace.facts.pool, { now: () => io.now }), given),
  )
  if (flags.json) io.out(`${JSON.stringify(answer, null, 2)}\n`)
  else {
    const { showRecords } = await import('../text/records.ts')
    io.out(showRecords(io, answer))
  }
  return 0
}
