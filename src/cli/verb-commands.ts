/** `cairn decisions propose` and its sisters: a command for each verb of a practice, made from the verb. */
import type { Command } from 'commander'
import { practices, type PracticeName } from '#app/verbs.ts'
import type { Io } from './io.ts'
import { dataOption, jsonOption } from './options.ts'

/** Only the practice that the arguments name is loaded, for its verbs; for the others a name and a sentence do. */
export async function practiceCommand(
  program: Command,
  name: PracticeName,
  { argv, io, done }: { argv: readonly string[]; io: Io; done: (exitCode: number) => void },
): Promise<Command> {
  const { says, load } = practices[name]
  const command = program.command(name).description(says)
  if (argv[0] !== name && !(argv[0] === 'help' && argv[1] === name)) return command
  const { addVerbFlags, asHelp } = await import('./input-flags.ts')
  for (const verb of await load()) {
    const act = verb.name.slice(verb.name.indexOf('.') + 1)
    const own = command
      .command([act, ...(verb.operands ?? []).map((key) => `<${key}>`)].join(' '))
      .description(asHelp(verb.summary))
    addVerbFlags(own, verb)
    own
      .addOption(jsonOption())
      .addOption(dataOption())
      .action(async (...given: unknown[]) => {
        const { runVerb } = await import('./commands/verb.ts')
        done(await runVerb(io, { verb, operands: textsIn(given), flags: own.opts() }))
      })
  }
  return command
}

/** Behind the operands commander gives the flags and the command. */
function textsIn(given: readonly unknown[]): string[] {
  return given.filter((one) => typeof one === 'string')
}
