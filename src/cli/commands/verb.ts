/** Runs a verb for the one person on this machine. */
import type { DeliveryRead } from '#app/delivery/ways-verb.ts'
import { sharedTexts } from '#app/texts/texts.ts'
import type { Place } from '#app/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Verb } from '#verbs/verb.ts'
import { withFiles } from '../files.ts'
import { verbInputFrom } from '../input-flags.ts'
import type { Io } from '../io.ts'
import { asCalled, calledAs } from '../paste.ts'
import type { Forms } from '../verb-commands.ts'
import { inFlags } from '../wrong-input.ts'
import { atDesk } from './desk.ts'
import { sessionAt } from './session-at.ts'

interface Asked {
  verb: Verb
  operands: readonly string[]
  flags: Record<string, unknown> & { data?: string; json?: true }
  form: Forms | undefined
  /** Told where verbs work that need more than what people wrote. */
  opened: (place: Place) => void
}

export async function runVerb(
  io: Io,
  { verb, operands, flags, form, opened }: Asked,
): Promise<number> {
  const given = await withFiles(verb.input, verbInputFrom(verb, flags, operands))
  const answer = await atDesk(io, flags.data, async ({ workspace }) => {
    const delivery: DeliveryRead = async () => {
      const { deliverySettings } = await import('#app/delivery/settings.ts')
      return deliverySettings(io.env)
    }
    opened({ ...workspace, texts: sharedTexts(), delivery })
    const session = await sessionAt({ io, workspace })
    return call(verb, session, given).catch((error: unknown) => {
      throw inFlags(error, verb, given)
    })
  })
  if (flags.json) io.out(`${JSON.stringify(answer, null, 2)}\n`)
  else if (form !== undefined) io.out(await form.show(io, answer, flags))
  else if (verb.says !== undefined) {
    const { showLines } = await import('../text/lines.ts')
    io.out(asCalled(showLines(io, verb.says(answer)), calledAs(io.env)))
  } else {
    const { textOf } = await import('../text/verb-answers.ts')
    const text = (await textOf(verb.name))(io, answer, flags)
    io.out(asCalled(text, calledAs(io.env)))
  }
  return 0
}
