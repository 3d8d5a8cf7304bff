/** `cairn growth`: what one wishes to learn, and progression frameworks of others. */
import type { Command } from 'commander'
import { helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { dataOption, jsonOption } from './options.ts'
import { practiceCommand } from './verb-commands.ts'

interface Around {
  argv: readonly string[]
  io: Io
  done: (exitCode: number) => void
}

export async function growthCommand(program: Command, around: Around): Promise<void> {
  const { io, done } = around
  const command = await practiceCommand(program, 'growth', { ...around, usual: 'goals' })
  command
    .command('frameworks')
    .description('progression frameworks in words, without levels to compute')
    .command('import <path>')
    .description('read a framework, or all in a folder, into one form')
    .option('--keep', 'keep them in the workspace, for all to read and to begin goals from')
    .addOption(jsonOption())
    .addOption(dataOption())
    .addHelpText('after', helpText(importHelp, io.columns))
    .action(async (path: string, flags) => {
      const { importFrameworks } = await import('./commands/growth.ts')
      done(await importFrameworks(io, path, flags))
    })
}

const importHelp = `
Known are Markdown as Monzo writes it, YAML as the Financial Times does, JSON as MyUNiDAYS
and Stride do, and our own YAML (docs/growth.md). What is in a file decides, not its name.
With --json all of them come in our form. Without --keep nothing is stored.

Examples:
  $ cairn growth frameworks import frameworks/engineering/backend.md
  $ cairn growth frameworks import ~/code/progression-framework --json
  $ cairn growth frameworks import ~/code/progression-framework --keep`
