/** `cairn why PATH [FILE]`. */
import type { Command } from 'commander'
import { helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { dataOption, jsonOption, trustOptions } from './options.ts'

export function whyCommand(program: Command, io: Io, done: (exitCode: number) => void): void {
  trustOptions(
    program
      .command('why <path> [file]')
      .description('the decisions and other records that govern a file or a folder')
      .addOption(jsonOption())
      .addOption(dataOption()),
  )
    .addHelpText('after', helpText(help, io.columns))
    .action(async (path: string, file: string | undefined, flags) => {
      const { why } = await import('./commands/why.ts')
      done(await why(io, { path, file }, flags))
    })
}

const help = `
A record governs what its words name: a file, a folder with all below it, or a pattern such
as src/**/*.test.ts. A file is found by the names that it had before, too.

Examples:
  $ cairn why . src/facts/rollups/rollups.ts
  $ cairn why src/facts
  $ cairn why . --json`
