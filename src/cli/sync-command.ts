/** `cairn sync`: what a forge tells over its API, with a token. */
import { Option, type Command } from 'commander'
import { helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { dataOption, jsonOption } from './options.ts'

export function syncCommand(program: Command, io: Io, done: (exitCode: number) => void): void {
  program
    .command('sync [owner/name]')
    .description('read what GitHub tells over its API, or what is new there')
    .addOption(new Option('--host <host>', 'where it lies').default('github.com'))
    .option('--history <repository>', 'the scanned repository that it belongs to, by path or name')
    .addOption(jsonOption())
    .addOption(dataOption())
    .addHelpText('after', helpText(help, io.columns))
    .action(async (project: string | undefined, flags) => {
      const { sync } = await import('./commands/sync.ts')
      done(await sync(io, project, flags))
    })
}

const help = `
Needs a token in CAIRN_GITHUB_TOKEN, or for other hosts in CAIRN_FORGE_TOKENS; docs/sync.md says what it must be allowed to read. Without OWNER/NAME, all that was synced or imported before and has a token.

Ctrl-C is safe at any time, and so is anything else that ends it: the same command goes on from there. It waits as long as GitHub asks it to. Where a part fails the rest is read, and the exit code is 3.

Examples:
  $ cairn sync team/app
  $ cairn sync team/app --host git.example.org --history ~/code/app
  $ cairn sync --json`
