/** The commands, their flags and their help. What they do is in commands/, imported when one of them runs. */
import { Command, Option } from 'commander'
import { insights, isInsight, listedInsight } from '#app/insights.ts'
import { practiceNames } from '#app/verbs.ts'
import { explainCommand, insightCommand } from './insight-commands.ts'
import { decisionsCommand } from './decisions-command.ts'
import { flowCommand } from './flow-command.ts'
import { frictionCommand } from './friction-command.ts'
import { guideCommand } from './guide-command.ts'
import { growthCommand } from './growth-command.ts'
import { helpText, wrap } from './help-text.ts'
import { importCommand } from './import-command.ts'
import type { Io } from './io.ts'
import { asCalled, calledAs } from './paste.ts'
import { matchCommand } from './match-command.ts'
import { peopleCommand } from './people-command.ts'
import { practiceCommand } from './verb-commands.ts'
import { recordsCommand } from './records-command.ts'
import { syncCommand } from './sync-command.ts'
import { trailsCommand } from './trails-command.ts'
import { toneCommand } from './tone-command.ts'
import { worktimeCommand } from './worktime-command.ts'
import { whyCommand } from './why-command.ts'
import { branchOption, dataOption, jsonOption, scopeOptions, trustOptions } from './options.ts'

type Done = (exitCode: number) => void

export async function makeProgram(argv: readonly string[], io: Io, done: Done): Promise<Command> {
  const program = new Command('cairn')
    .description(
      'Reads git histories and shows, with the evidence beside it, where the work hurts.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help; after a command, with its examples')
    .helpCommand('help [command]', 'print help for a command')
    // Flags after `people merge` are for `merge`.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(asCalled(text, calledAs(io.env))),
      // Failures are told by `run`, in the one form that all failures have.
      writeErr: () => {},
      getOutHelpWidth: () => io.columns,
    })
    .configureHelp({
      subcommandTerm: (command) => command.name(),
      styleUsage: (usage) =>
        wrap(usage, io.columns - 'Usage: '.length).join(`\n${' '.repeat('Usage: '.length)}`),
      // Of the narrowest window, the longest option leaves as much.
      minWidthToWrap: 16,
    })
    .addHelpText('after', helpText(programHelp, io.columns))
  scanCommand(program, io, done)
  reportCommand(program, io, done)
  startCommand(program, io, done)
  for (const name of Object.keys(insights).filter((key) => isInsight(key)))
    await insightCommand(program, { name, listed: listedInsight(name), argv, io, done })
  await explainCommand(program, { argv, io, done })
  importCommand(program, io, done)
  syncCommand(program, io, done)
  peopleCommand(program, io, done)
  whyCommand(program, io, done)
  guideCommand(program, io, done)
  toneCommand(program, io, done)
  matchCommand(program, io, done)
  await decisionsCommand(program, { argv, io, done })
  for (const name of practiceNames)
    if (!['decisions', 'records', 'flow', 'trails', 'growth'].includes(name))
      await practiceCommand(program, name, {
        ...{ argv, io, done },
        ...(name === 'trials' ? { usual: 'list' } : {}),
      })
  frictionCommand(program, io, done)
  await growthCommand(program, { argv, io, done })
  await recordsCommand(program, { argv, io, done })
  await trailsCommand(program, { argv, io, done })
  await flowCommand(program, { argv, io, done })
  worktimeCommand(program, io, done)
  openCommand(program, io, done)
  serveCommand(program, io, done)
  mcpCommand(program, io, done)
  doctorCommand(program, io, done)
  return program
}

const version = '0.1.0'

const programHelp = `
Start here:
  $ cairn scan .                 read this repository's history, or what is new in it
  $ cairn report .               what matters most, in words
  $ cairn explain hotspots . src/facts/rollups/rollups.ts

Settings:
  CAIRN_DATA        the folder that keeps what was read (--data goes before it)
  DATABASE_URL      a PostgreSQL server (15 or newer) to use instead of Cairn's own
  CAIRN_GIT_MEMORY  how many MiB one git process may use (2048)
  CAIRN_SMTP_URL, CAIRN_CHAT_WEBHOOK and others: docs/notices.md
  CAIRN_GITHUB_TOKEN, CAIRN_GITLAB_TOKEN, CAIRN_CODEBERG_TOKEN, CAIRN_FORGE_TOKENS: docs/sync.md
  NO_COLOR, FORCE_COLOR

Nothing is written into your repositories, and nothing is sent anywhere unless you
say where to (docs/notices.md).

Exit codes: 0 done, 2 bad input, 3 partly done, 4 something needed is missing, 5 refused, 70 a bug, 130 stopped by Ctrl-C.`

function scanCommand(program: Command, io: Io, done: Done): void {
  trustOptions(
    program
      .command('scan <path-or-url...>')
      .description('read git histories, or what is new in them')
      .addOption(branchOption())
      .addOption(jsonOption())
      .addOption(dataOption()),
  )
    .addHelpText(
      'after',
      helpText(
        `
A path is a working tree, a bare repository, or a folder with repositories below it.
Ctrl-C is safe at any time: the next scan goes on from there.

Examples:
  $ cairn scan .
  $ cairn scan ~/code                            every repository below
  $ cairn scan https://example.org/team/app.git
  $ cairn scan ~/code/app --branch 'release/*' --json`,
        io.columns,
      ),
    )
    .action(async (given: string[], flags) => {
      const { scanAll } = await import('./commands/scan.ts')
      done(await scanAll(io, given, flags))
    })
}

function reportCommand(program: Command, io: Io, done: Done): void {
  trustOptions(
    scopeOptions(
      program
        .command('report [path]')
        .description('what matters most, in words: at most five findings with their evidence'),
      '12m',
    )
      .addOption(
        new Option('--json', 'print JSON, as docs/json.md describes it').conflicts([
          'markdown',
          'html',
        ]),
      )
      .addOption(new Option('--markdown', 'print Markdown').conflicts('html'))
      .option('--html', 'print one HTML page with pictures that stands on its own')
      .option('-o, --output <file>', 'write into this file; .html, .md and .json say in which form')
      .addOption(dataOption()),
  )
    .addHelpText(
      'after',
      helpText(
        `
Examples:
  $ cairn report .
  $ cairn report . --window all --path src/cli
  $ cairn report . --html -o report.html`,
        io.columns,
      ),
    )
    .action(async (given: string | undefined, flags) => {
      const { report } = await import('./commands/report.ts')
      done(await report(io, given ?? '.', flags))
    })
}

function startCommand(program: Command, io: Io, done: Done): void {
  openOptions(
    program
      .command('start [path-or-url...]')
      .description(
        "open the workspace on this folder's repository, or on others; what `npm start` runs",
      ),
  )
    .addHelpText(
      'after',
      helpText(
        `
Reads in the background and opens a web app on what was read, until Ctrl-C. For the
report in words, without a browser: cairn report.

Examples:
  $ npm start
  $ npm start -- ~/code/app https://example.org/team/lib.git
  $ npm start -- ~/code/app --no-browser`,
        io.columns,
      ),
    )
    .action(async (given: string[], flags) => {
      const { start } = await import('./commands/start.ts')
      done(await start(io, given, flags))
    })
}

function openCommand(program: Command, io: Io, done: Done): void {
  openOptions(
    program
      .command('open [path-or-url...]')
      .description('open this workspace in a browser on this machine, until Ctrl-C'),
  )
    .addHelpText(
      'after',
      helpText(
        `
Prints an address with a token on a line of its own. A browser is let in by it once; a
program sends the token with each request. docs/api.md says what can be asked. What is
named is read in the background, and so is what moved since it was read.

Examples:
  $ cairn open
  $ cairn open ~/code/app
  $ cairn open --port 8080 --no-browser`,
        io.columns,
      ),
    )
    .action(async (given: string[], flags) => {
      const { open } = await import('./commands/open.ts')
      done(await open(io, given, flags))
    })
}

function openOptions(command: Command): Command {
  return trustOptions(
    command
      .option('--port <n>', 'listen on this port (default: any that is free)')
      .option('--no-browser', 'print the address, and open nothing')
      .addOption(branchOption())
      .addOption(dataOption()),
  )
}

function serveCommand(program: Command, io: Io, done: Done): void {
  program
    .command('serve')
    .description('serve this workspace to a team, with accounts, until Ctrl-C')
    .option('--url <address>', 'what people type, such as https://cairn.example.org')
    .option('--host <address>', 'listen on this address (default: 127.0.0.1)')
    .option('--port <n>', 'listen on this port (default: 8080)')
    .addOption(dataOption())
    .addHelpText(
      'after',
      helpText(
        `
Needs a PostgreSQL in DATABASE_URL, and a proxy before it that speaks https. Prints, the first
time, a link that makes the first owner; owners invite the others. docs/team.md says more.

Examples:
  $ cairn serve --url https://cairn.example.org
  $ cairn serve --url https://cairn.example.org --host 10.0.0.7 --port 8080`,
        io.columns,
      ),
    )
    .action(async (flags) => {
      const { serve } = await import('./commands/serve.ts')
      done(await serve(io, flags))
    })
}

function mcpCommand(program: Command, io: Io, done: Done): void {
  program
    .command('mcp')
    .description('let an assistant read this workspace: a server of the Model Context Protocol')
    .addOption(dataOption())
    .addHelpText(
      'after',
      helpText(
        `
An assistant starts it and speaks over standard input and output. It can look up
decisions, hotspots and whom to ask; it can write nothing.

Examples:
  $ cairn mcp`,
        io.columns,
      ),
    )
    .action(async (flags) => {
      const { mcp } = await import('./commands/mcp.ts')
      done(await mcp(io, flags))
    })
}

function doctorCommand(program: Command, io: Io, done: Done): void {
  program
    .command('doctor')
    .description('whether all that Cairn needs is there, and what to do if not')
    .addOption(jsonOption())
    .addOption(dataOption())
    .addHelpText(
      'after',
      helpText(
        '\nExamples:\n  $ cairn doctor\n  $ cairn doctor --json --data /srv/cairn',
        io.columns,
      ),
    )
    .action(async (flags) => {
      const { doctor } = await import('./commands/doctor.ts')
      done(await doctor(io, flags))
    })
}
