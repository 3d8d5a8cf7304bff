/** `cairn decisions`: its verbs, and what can be done with files of decisions. */
import type { Command } from 'commander'
import { helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { jsonOption } from './options.ts'
import { practiceCommand } from './verb-commands.ts'

type Done = (exitCode: number) => void

export async function decisionsCommand(
  program: Command,
  { argv, io, done }: { argv: readonly string[]; io: Io; done: Done },
): Promise<void> {
  const decisions = await practiceCommand(program, 'decisions', { argv, io, done })
  decisions.addHelpText('after', helpText(help, io.columns))
  decisions
    .command('import <dir>')
    .description('read a folder of decisions, and say what in it needs a look')
    .addOption(jsonOption())
    .addHelpText('after', helpText(importHelp, io.columns))
    .action(async (folder: string, flags) => {
      const { importFolder } = await import('./commands/decisions.ts')
      done(await importFolder(io, folder, flags))
    })
}

const help = `
Examples:
  $ cairn decisions propose 'Use PostgreSQL' --options PostgreSQL --options SQLite
  $ cairn decisions accept 1 --chosen PostgreSQL --because 'Teams run it already.'
  $ cairn decisions list --status accepted
  $ cairn decisions import docs/decisions`

const importHelp = `
Knows MADR 4, 3 and 2, Nygard's and adr-tools', log4brains, JSON-ADR, the RFCs of Rust and
React, KEPs and RFDs, told apart by what they hold. A status that may mean two things stays
unknown until a person says. Nothing is written, and no link out of the folder is followed.

Examples:
  $ cairn decisions import docs/decisions
  $ cairn decisions import doc/adr --json`
