/** Understands the arguments and runs the command they name. */
import { CommanderError, type Command } from 'commander'
import { CairnError } from '#std/errors.ts'
import { nearNames } from '#std/near.ts'
import { tellFailure } from './failure.ts'
import type { Io } from './io.ts'
import { spelled } from './paste.ts'
import { makeProgram } from './program.ts'

/** Whatever happens ends in an exit code; what went wrong is told on standard error. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    const exitCode = await runCommand(spelled(argv), io)
    await io.written()
    return exitCode
  } catch (error) {
    return tellFailure(io, error)
  }
}

async function runCommand(argv: readonly string[], io: Io): Promise<number> {
  let exitCode = 0
  let program: Command | undefined
  try {
    program = await makeProgram(argv, io, (code) => (exitCode = code))
    if (argv.length === 0) program.outputHelp()
    else await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    // Help for a command that there is not says nothing of it; the command itself does.
    if (error.exitCode !== 0 && error.code === 'commander.help' && argv[0] === 'help')
      return runCommand(argv.slice(1, 2), io)
    if (error.exitCode !== 0) throw misunderstood(error, { argv, program })
  }
  return exitCode
}

function misunderstood(
  error: CommanderError,
  { argv, program }: { argv: readonly string[]; program: Command | undefined },
): CairnError {
  const [said = '', guess] = error.message.replace(/^error: /, '').split('\n')
  const [command = '', act = ''] = argv
  const group = named(program, command)
  const acts = group?.commands.map((one) => one.name()) ?? []
  // A command that has a usual act takes the name of one that there is not for a word too many.
  const strange = acts.length > 0 && /got 1: \S+\.?$/.test(said) ? act : undefined
  const what = (strange === undefined ? inOurWords(said) : `Unknown command '${strange}'`)
    .replace(/\.$/, '')
    .replace(/(\S{99})\S{2,}/g, '$1…')
  const help = ['cairn', group?.name(), named(group, act)?.name(), '--help']
    .filter(Boolean)
    .join(' ')
  const did =
    strange === undefined
      ? /Did you mean (.*)\?/.exec(guess ?? '')?.[1]
      : nearNames(strange, acts).join(' or ') || undefined
  return new CairnError(
    'invalid',
    codes[strange === undefined ? error.code : 'commander.unknownCommand'] ?? 'cli.arguments',
    `${what.charAt(0).toUpperCase()}${what.slice(1)}.`,
    {
      hint: did ? `did you mean ${did}? See ${help}` : `see ${help}`,
    },
  )
}

function named(command: Command | undefined, name: string): Command | undefined {
  return command?.commands.find((one) => one.name() === name)
}

/** Where commander shows how it was told of an option, it is said as the rest is. */
function inOurWords(said: string): string {
  return (
    said
      .replace(
        /^option '(--[\w-]+).*' argument '([^]*)' is invalid\. Allowed choices are (.*)\.$/,
        (_, flag: string, given: string, choices: string) =>
          `${flag} takes ${choices.replace(/, ([^,]*)$/, ' or $1')}, not ${given}`,
      )
      .replace(/^option '.*(--[\w-]+).*' argument missing$/, '$1 stands without its value')
      // What commander calls a command of which only the first word was given.
      .replace(/^\(outputHelp\)$/, 'the rest of the command is missing')
  )
}

const codes: Record<string, string> = {
  'commander.unknownOption': 'cli.unknown_option',
  'commander.unknownCommand': 'cli.unknown_command',
  'commander.missingArgument': 'cli.missing_argument',
  'commander.help': 'cli.missing_argument',
  'commander.missingMandatoryOptionValue': 'cli.missing_value',
  'commander.optionMissingArgument': 'cli.missing_value',
  'commander.excessArguments': 'cli.too_many_arguments',
  'commander.invalidArgument': 'cli.invalid_value',
  'commander.conflictingOption': 'cli.conflict',
}
