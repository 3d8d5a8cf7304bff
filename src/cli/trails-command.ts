/** `cairn trails`: its verbs, and what can be done with the tours of editors. */
import type { Command } from 'commander'
import { helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { dataOption, jsonOption, trustOptions } from './options.ts'
import { practiceCommand } from './verb-commands.ts'

type Done = (exitCode: number) => void

export async function trailsCommand(
  program: Command,
  { argv, io, done }: { argv: readonly string[]; io: Io; done: Done },
): Promise<void> {
  const trails = await practiceCommand(program, 'trails', { argv, io, done })
  trails.addHelpText('after', helpText(help, io.columns))
  trustOptions(
    trails
      .command('import <dir>')
      .description('keep the tours of a folder as trails, and say where their steps are now')
      .option('--dry-run', 'only read and say; keep nothing')
      .option('--prefer-files', 'where a trail was changed here and in its file, take the file')
      .addOption(jsonOption())
      .addOption(dataOption()),
  ).action(async (folder: string, flags) => {
    const { importTours } = await import('./commands/trails.ts')
    done(await importTours(io, folder, flags))
  })
  trails
    .command('export <dir>')
    .description('write each trail as a tour, byte for byte where nobody edited it')
    .option('--overwrite', 'also over files that somebody changed since they were imported')
    .addOption(jsonOption())
    .addOption(dataOption())
    .action(async (folder: string, flags) => {
      const { exportTours } = await import('./commands/trails.ts')
      done(await exportTours(io, folder, flags))
    })
  trustOptions(
    trails
      .command('check <path>')
      .description('where the steps of tours are now, in any git repository; nothing is kept')
      .addOption(jsonOption()),
  ).action(async (path: string, flags) => {
    const { checkPath } = await import('./commands/trails.ts')
    done(await checkPath(io, path, flags))
  })
}

const help = `
Tours are looked for where editors keep them: .tours, .vscode/tours and .github/tours with
all below, main.tour, .tour, .vscode/main.tour, and what codetour.customTourDirectory names.
Commands, shell lines and conditions in them are shown as text and never run.

Examples:
  $ cairn trails post 'How a scan goes'
  $ cairn trails add-stop 1 app:src/scan.ts#L10-L20 --body 'It begins here.'
  $ cairn trails publish 1
  $ cairn trails follow 1                 where its code is now
  $ cairn trails from-commit app 1a2b3c4  a draft along what a commit changed
  $ cairn trails first-week app           a draft for whoever is new
  $ cairn trails check ~/code/app         tours in a repository, without keeping them
  $ cairn trails import ~/code/app
  $ cairn trails export ~/code/app`
