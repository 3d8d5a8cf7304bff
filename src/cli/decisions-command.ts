/** `cairn decisions`: its verbs, and what can be done with files of decisions. */
import { type Command, Option } from 'commander'
import { helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { dataOption, jsonOption } from './options.ts'
import { practiceCommand, type Forms } from './verb-commands.ts'

type Done = (exitCode: number) => void

export async function decisionsCommand(
  program: Command,
  { argv, io, done }: { argv: readonly string[]; io: Io; done: Done },
): Promise<void> {
  const forms = { brief }
  const decisions = await practiceCommand(program, 'decisions', { argv, io, done, forms })
  decisions.addHelpText('after', helpText(help, io.columns))
  decisions
    .command('files [repository]')
    .description('the decisions that lie as files in the repositories that were scanned')
    .addOption(jsonOption())
    .addOption(dataOption())
    .action(async (repository: string | undefined, flags) => {
      const { decisionFiles } = await import('./commands/decisions.ts')
      done(await decisionFiles(io, repository, flags))
    })
  decisions
    .command('take <repository>')
    .description('keep those decisions of a repository as records, or bring these up to date')
    .addOption(
      new Option('--paths <value>', 'only those in this file').argParser(
        (path: string, before: string[] | undefined) => [...(before ?? []), path],
      ),
    )
    .option('--prefer-files', 'where a decision was changed here and in its file, take the file')
    .addOption(jsonOption())
    .addOption(dataOption())
    .action(async (repository: string, flags) => {
      const { takeDecisions } = await import('./commands/decisions.ts')
      done(await takeDecisions(io, repository, flags))
    })
  decisions
    .command('import <dir>')
    .description('keep the decisions of a folder as records, and say what in it needs a look')
    .option('--dry-run', 'only read and say; keep nothing')
    .option('--prefer-files', 'where a decision was changed here and in its file, take the file')
    .addOption(jsonOption())
    .addOption(dataOption())
    .addHelpText('after', helpText(importHelp, io.columns))
    .action(async (folder: string, flags) => {
      const { importFolder } = await import('./commands/decisions.ts')
      done(await importFolder(io, folder, flags))
    })
  decisions
    .command('export <dir>')
    .description('write each decision as a file, in the format it came in')
    .option('--from <name>', 'only what came from this repository or folder')
    .option('--new', 'into a folder they came from: also decisions that no file holds yet')
    .option('--overwrite', 'also over files that somebody changed since they were imported')
    .addOption(jsonOption())
    .addOption(dataOption())
    .addHelpText('after', helpText(exportHelp, io.columns))
    .action(async (folder: string, flags) => {
      const { exportFolder } = await import('./commands/decisions.ts')
      done(await exportFolder(io, folder, flags))
    })
}

const brief: Forms = {
  options: [
    new Option('--html', 'print one HTML page with pictures, made to be printed, too'),
    new Option(
      '-o, --output <file>',
      'write into this file; .md, .html or .pdf says in which form',
    ),
  ],
  async show(io, answer, flags) {
    const { showBrief } = await import('./brief/brief.ts')
    return showBrief(io, answer, flags)
  },
}

const help = `
Examples:
  $ cairn decisions propose 'Use PostgreSQL' --options PostgreSQL --options SQLite
  $ cairn decisions weigh 1 PostgreSQL --pros 'One store for all.' --cons 'A server to run.'
  $ cairn decisions accept 1 --chosen PostgreSQL --because 'Teams run it already.'
  $ cairn decisions list --status accepted
  $ cairn decisions expect 1 --repository app --dependency sqlite3 --absent
  $ cairn decisions confirm 1
  $ cairn decisions borrow 1 --cost 'Two queues to run.' --payback-on 2027-03-01 --code app:src/queue
  $ cairn decisions debts
  $ cairn decisions people 1
  $ cairn decisions map
  $ cairn decisions brief 1 -o brief.html       or brief.pdf, printed by a browser of yours
  $ cairn decisions take app                    what lies in a scanned repository
  $ cairn decisions import docs/decisions
  $ cairn decisions export docs/decisions`

const importHelp = `
Knows MADR 4, 3 and 2, Nygard's and adr-tools', log4brains, JSON-ADR, the RFCs of Rust and
React, KEPs and RFDs, told apart by what they hold. A status that may mean two things stays
unknown until a person says. Imported again, what changed is brought up to date, and nothing
is doubled; what was changed here and in its file is named, and left as it is. No file is
changed, and no link out of the folder is followed.

Examples:
  $ cairn decisions import docs/decisions
  $ cairn decisions import doc/adr --dry-run --json`

const exportHelp = `
What nobody changed comes out byte for byte; of what was changed, only those lines differ.
Decisions born here are written as MADR 4. Into a folder that some came from only those are
written, each to its place, and with --new also those that no file holds yet; into any other
folder all are written. Nothing outside it is touched, no link in it is followed, and a file
that is not as it was imported or written is left as it is. What a format has no place for is
named.

Examples:
  $ cairn decisions export docs/decisions
  $ cairn decisions export docs/decisions --new
  $ cairn decisions export /tmp/decisions --from app --json`
