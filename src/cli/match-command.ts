/** `cairn match`: brings those who wish to learn together with those who offer it. */
import type { Command } from 'commander'
import { helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { jsonOption } from './options.ts'

export function matchCommand(program: Command, io: Io, done: (exitCode: number) => void): void {
  program
    .command('match <file>')
    .description('who could learn with whom: offers and wishes from a file, with the reasons')
    .addOption(jsonOption())
    .addHelpText('after', helpText(matchHelp, io.columns))
    .action(async (file: string, flags) => {
      const { matchFile } = await import('./commands/match.ts')
      done(await matchFile(io, file, flags))
    })
}

const matchHelp = `
The file is YAML or JSON, with offers and wishes; who was together before, who is
better kept apart, and when people work may stand in it as well. docs/growth.md has an
example. The order of the file changes nothing, and nothing is stored or sent. What it
prints is a proposal: both sides say whether they want it.

Examples:
  $ cairn match round.yaml
  $ cairn match round.yaml --json`
