/** `cairn import`: what forges told, from files that somebody fetched. */
import { Option, type Command } from 'commander'
import { helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { dataOption, jsonOption } from './options.ts'

type Done = (exitCode: number) => void

export function importCommand(program: Command, io: Io, done: Done): void {
  const imports = program
    .command('import')
    .description('read what a forge told from files: requests, reviews, runs, deployments')
    .addHelpText('after', helpText(importHelp, io.columns))
  ofGithub(imports.command('github <dir>'))
    .description("read a folder of answers of GitHub's REST API")
    .addHelpText('after', helpText(githubHelp, io.columns))
    .action(async (folder: string, flags) => {
      const { importFromGithub } = await import('./commands/import.ts')
      done(await importFromGithub(io, { dump: folder }, flags))
    })
  ofGithub(imports.command('gharchive <files-or-dirs...>'))
    .description('read what the hours of GH Archive tell of one repository')
    .addHelpText('after', helpText(archiveHelp, io.columns))
    .action(async (archive: string[], flags) => {
      const { importFromGithub } = await import('./commands/import.ts')
      done(await importFromGithub(io, { archive }, flags))
    })
}

/** Which repository it is about, and which one of the workspace it belongs to. */
function ofGithub(command: Command): Command {
  return command
    .requiredOption('--repository <owner/name>', 'the repository on GitHub that it is about')
    .addOption(new Option('--host <host>', 'where it lies').default('github.com'))
    .option('--history <repository>', 'the scanned repository that it belongs to, by path or name')
    .addOption(jsonOption())
    .addOption(dataOption())
}

const importHelp = `
No token is needed and nothing is asked of a forge: the files are what you fetched before. Comments and reviews are kept as who and when, and never their words. docs/import.md shows how to fetch them.

Examples:
  $ cairn import github ~/dump --repository team/app`

const githubHelp = `
DIR holds one file for each kind, such as pulls.json or actions-jobs.jsonl.gz, named after the endpoint. Read again, or after it was stopped, it ends in the same rows. What is not there is unknown, and not nothing. docs/import.md shows how to fetch it.

Examples:
  $ cairn import github ~/dump --repository team/app
  $ cairn import github ~/dump --repository team/app --history ~/code/app`

const archiveHelp = `
Hours are files such as 2026-01-05-9.json.gz, or folders of them. They miss events and, since October 2025, most of what a request is; so nothing is ever taken as whole. A folder of answers read beside it makes one history of both.

Examples:
  $ cairn import gharchive ~/hours --repository team/app`
