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
  aboutOne(imports.command('github <dir>'), 'github.com')
    .description("read a folder of answers of GitHub's REST API")
    .addHelpText('after', helpText(githubHelp, io.columns))
    .action(async (folder: string, flags) => {
      const { importFromGithub } = await import('./commands/import.ts')
      done(await importFromGithub(io, { dump: folder }, flags))
    })
  aboutOne(imports.command('gharchive <files-or-dirs...>'), 'github.com')
    .description('read what the hours of GH Archive tell of one repository')
    .addHelpText('after', helpText(archiveHelp, io.columns))
    .action(async (archive: string[], flags) => {
      const { importFromGithub } = await import('./commands/import.ts')
      done(await importFromGithub(io, { archive }, flags))
    })
  aboutOne(imports.command('gitlab <dir>'), 'gitlab.com')
    .description("read a folder of answers of GitLab's REST API")
    .addHelpText('after', helpText(gitlabHelp, io.columns))
    .action(async (folder: string, flags) => {
      const { importFromGitlab } = await import('./commands/import.ts')
      done(await importFromGitlab(io, folder, flags))
    })
  filesCommands(imports, io, done)
}

/** What is not asked of a forge: it lies in files of people or of other tools. */
function filesCommands(imports: Command, io: Io, done: Done): void {
  for (const { kind, takes, says } of filesKinds) {
    const command = aboutOne(imports.command(`${kind} ${takes}`), 'github.com')
      .description(says)
      .option('--dry-run', 'read the files, say what is in them, and keep nothing')
      .addHelpText('after', helpText(filesHelp(kind), io.columns))
      .action(async (given: string | string[], flags) => {
        const { importFromFiles } = await import('./commands/import.ts')
        done(await importFromFiles(io, { kind, files: [given].flat() }, flags))
      })
    if (kind === 'junit') command.option('--commit <oid>', 'the commit that was tested')
  }
}

const filesKinds = [
  { kind: 'deployments', takes: '<files...>', says: 'read a table (CSV) of deployments' },
  { kind: 'incidents', takes: '<files...>', says: 'read a table (CSV) of incidents' },
  { kind: 'junit', takes: '<files...>', says: 'read test reports in the form of JUnit' },
  { kind: 'cdevents', takes: '<files...>', says: 'read events in the form of CDEvents' },
] as const

const filesHelp = (kind: string): string => `
All of the files are taken or, where one is broken, nothing. Read again they end in the same rows. A time without a zone is taken as UTC. docs/import-files.md has the columns and forms.

Examples:
  $ cairn import ${kind} FILE --repository team/app --dry-run
  $ cairn import ${kind} FILE --repository group/team/app --host gitlab.com`

/** Which repository it is about, and which one of the workspace it belongs to. */
function aboutOne(command: Command, host: string): Command {
  return command
    .requiredOption(
      '--repository <owner/name>',
      'the repository that it is about, with all its groups',
    )
    .addOption(new Option('--host <host>', 'where it lies').default(host))
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

const gitlabHelp = `
DIR holds one file for each kind, such as merge_requests.json or merge_requests-notes.jsonl.gz. Read again, or after it was stopped, it ends in the same rows. What is not there is unknown, and not nothing. docs/import-gitlab.md shows how to fetch it.

Examples:
  $ cairn import gitlab ~/dump --repository group/team/app
  $ cairn import gitlab ~/dump --repository team/app --host git.example.org`

const archiveHelp = `
Hours are files such as 2026-01-05-9.json.gz, or folders of them. They miss events and, since October 2025, most of what a request is; so nothing is ever taken as whole. A folder of answers read beside it makes one history of both.

Examples:
  $ cairn import gharchive ~/hours --repository team/app`
