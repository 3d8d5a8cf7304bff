/** `cairn decisions propose` and its sisters: a command for each verb of a practice, made from the verb. */
import type { Command, Option } from 'commander'
import { practices, type Place, type PracticeName } from '#app/verbs.ts'
import { helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { dataOption, jsonOption } from './options.ts'

interface Around {
  argv: readonly string[]
  io: Io
  done: (exitCode: number) => void
  /** Acts that have a command of their own. */
  without?: readonly string[]
  /** The act that is meant where none is named. */
  usual?: string
  /** By the act: `brief`. */
  forms?: Partial<Record<string, Forms>>
}

/** Further forms in which a command shows its answer, with the flags that ask for them. */
export interface Forms {
  options: readonly Option[]
  /** Nothing is left to print where it was written elsewhere. */
  show(io: Io, answer: unknown, flags: Readonly<Record<string, unknown>>): Promise<string>
}

/** Only the practice that the arguments name is loaded, for its verbs; for the others a name and a sentence do. */
export async function practiceCommand(
  program: Command,
  name: PracticeName,
  { argv, io, done, without = [], usual, forms = {} }: Around,
): Promise<Command> {
  const { says, load } = practices[name]
  const command = program.command(name).description(says)
  if (argv[0] !== name && !(argv[0] === 'help' && argv[1] === name)) return command
  const { addVerbFlags, asHelp, operandSays } = await import('./input-flags.ts')
  const { examplesOf } = await import('./verb-examples.ts')
  const opened = Promise.withResolvers<Place>()
  for (const verb of await load(opened.promise)) {
    const act = verb.name.slice(verb.name.indexOf('.') + 1)
    if (without.includes(act)) continue
    const own = command.command(act, { isDefault: act === usual }).description(asHelp(verb.summary))
    for (const key of verb.operands ?? []) own.argument(`<${key}>`, operandSays(verb, key))
    addVerbFlags(own, verb)
    const examples = examplesOf(name, act)
    if (examples !== undefined) own.addHelpText('after', helpText(examples, io.columns))
    const form = forms[act]
    for (const option of form?.options ?? []) own.addOption(option)
    own
      .addOption(jsonOption())
      .addOption(dataOption())
      .action(async (...given: unknown[]) => {
        const { runVerb } = await import('./commands/verb.ts')
        const asked = { verb, operands: textsIn(given), flags: own.opts() }
        done(await runVerb(io, { ...asked, form, opened: opened.resolve }))
      })
  }
  return command
}

/** Behind the operands commander gives the flags and the command. */
function textsIn(given: readonly unknown[]): string[] {
  return given.filter((one) => typeof one === 'string')
}
