/** `cairn sync`: what a forge tells over its API, with a token. */
import { Option, type Command } from 'commander'
import { helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { dataOption, jsonOption } from './options.ts'

export function syncCommand(program: Command, io: Io, done: (exitCode: number) => void): void {
  program
    .command('sync [owner/name]')
    .description('read what a forge tells over its API, or what is new there')
    .option('--host <host>', 'where it lies (default: where its address says, or github.com)')
    .addOption(
      new Option('--forge <forge>', 'what it is, where the host does not tell').choices([
        ...['github', 'gitlab', 'gitea'],
      ]),
    )
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
Reads GitHub, GitLab, Gitea and Forgejo. Needs a token in CAIRN_GITHUB_TOKEN, CAIRN_GITLAB_TOKEN or CAIRN_CODEBERG_TOKEN, or for other hosts in CAIRN_FORGE_TOKENS; docs/sync.md says what it must be allowed to read. OWNER/NAME may be an address; without it, all that was synced or imported before and has a token.

Ctrl-C is safe at any time, and so is anything else that ends it: the same command goes on from there. It waits as long as the forge asks it to. Where a part fails the rest is read, and the exit code is 3.

Examples:
  $ cairn sync team/app
  $ cairn sync https://gitlab.com/group/team/app
  $ cairn sync team/app --host git.example.org --forge gitea --history ~/code/app
  $ cairn sync --json`
