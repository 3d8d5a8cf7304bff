/** `cairn records`: its verbs, and all records as files. */
import type { Command } from 'commander'
import { helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { dataOption, jsonOption } from './options.ts'
import { practiceCommand } from './verb-commands.ts'

export async function recordsCommand(
  program: Command,
  { argv, io, done }: { argv: readonly string[]; io: Io; done: (exitCode: number) => void },
): Promise<void> {
  const records = await practiceCommand(program, 'records', { argv, io, done })
  records
    .command('export <dir>')
    .description('write every record as a Markdown file, with what was said about it')
    .option('--overwrite', 'also over other files that lie there')
    .addOption(jsonOption())
    .addOption(dataOption())
    .addHelpText('after', helpText(exportHelp, io.columns))
    .action(async (folder: string, flags) => {
      const { exportRecordFiles } = await import('./commands/record-files.ts')
      done(await exportRecordFiles(io, folder, flags))
    })
  records
    .command('import <dir>')
    .description('make records of such files: all of them, or none')
    .addOption(jsonOption())
    .addOption(dataOption())
    .addHelpText('after', helpText(importHelp, io.columns))
    .action(async (folder: string, flags) => {
      const { importRecordFiles } = await import('./commands/record-files.ts')
      done(await importRecordFiles(io, folder, flags))
    })
}

const exportHelp = `
Each record is a file in a folder for its kind, such as decision/0012.md: what is known of it
as front matter, its words, and the comments on it. Its history stays here.

Examples:
  $ cairn records export ~/records
  $ cairn records export ~/records --overwrite`

const importHelp = `
Reads what export wrote. A record that is here already is changed if nobody changed it since;
one without an id is new. If anything is wrong, each is named with its file and line, and
nothing is imported.

Examples:
  $ cairn records import ~/records`
