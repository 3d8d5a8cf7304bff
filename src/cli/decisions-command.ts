/** `cairn decisions` and what can be done with files of decisions. */
import type { Command } from 'commander'
import type { Io } from './io.ts'
import { jsonOption } from './options.ts'

type Done = (exitCode: number) => void

export function decisionsCommand(program: Command, io: Io, done: Done): void {
  const decisions = program
    .command('decisions')
    .description('decisions that a team wrote down, as files')
    .addHelpText('after', '\nExamples:\n  $ cairn decisions import docs/decisions')
  decisions
    .command('import <dir>')
    .description('read a folder of decisions, and say what in it needs a look')
    .addOption(jsonOption())
    .addHelpText('after', importHelp)
    .action(async (folder: string, flags) => {
      const { importFolder } = await import('./commands/decisions.ts')
      done(await importFolder(io, folder, flags))
    })
}

const importHelp = `
Knows MADR 4, 3 and 2, Nygard's and adr-tools', log4brains, JSON-ADR, the RFCs of Rust and
React, KEPs and RFDs, told apart by what they hold. A status that may mean two things stays
unknown until a person says. Nothing is written, and no link out of the folder is followed.

Examples:
  $ cairn decisions import docs/decisions
  $ cairn decisions import doc/adr --json`
