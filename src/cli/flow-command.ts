/** `cairn flow`: how long changes take and where they wait, change by change as well; and what can be said about it. */
import { type Command, Option } from 'commander'
import { helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { dataOption, jsonOption } from './options.ts'
import { practiceCommand, type Forms } from './verb-commands.ts'

/** As the verbs take them, which are not loaded only to be helped with. */
const changeKinds = [
  ...['counted', 'opened', 'unreviewed', 'large', 'left-out', 'end-unknown', 'drafts', 'stale'],
  ...['stale-unknown', 'orphaned', 'reviewed'],
]
const deploymentKinds = [
  ...['counted', 'failed', 'recovered', 'unrecovered', 'rework', 'not-counted'],
]
const jobKinds = [
  ...['counted', 'ran', 'run-unknown', 'waited', 'wait-unknown', 'never-started', 'failed'],
  ...['flaky', 'rerun', 'not-counted'],
]

type Done = (exitCode: number) => void

export async function flowCommand(
  program: Command,
  { argv, io, done }: { argv: readonly string[]; io: Io; done: Done },
): Promise<void> {
  const around = {
    argv,
    io,
    done,
    without: ['changes', 'deployments', 'jobs'],
    forms: { case: theCase },
  }
  const flow = await practiceCommand(program, 'flow', around)
  asked(flow)
    .option('--by <grouping>', 'also in groups: week, month, component, size or hour')
    .option('--environment <env>', 'of deliveries, only those to this environment of production')
    .usage('[options] [command]')
    .addHelpText('after', helpText(help, io.columns))
    .action(async (flags) => {
      const { showFlow } = await import('./commands/flow.ts')
      done(await showFlow(io, flags))
    })
  asked(flow.command('changes'))
    .description('list changes with the minutes of each stage, or why there are none')
    .option('--outcome <outcome>', 'only those that are open, merged or closed')
    .addOption(only(changeKinds))
    .option('--measure <name>', 'only those that are counted for this number: pickup, leadTime …')
    .addOption(told())
    .option('--environment <env>', 'with --measure leadTime: the way to this environment')
    .addHelpText('after', helpText(changesHelp, io.columns))
    .action(async (flags) => {
      const { showFlowChanges } = await import('./commands/flow.ts')
      done(await showFlowChanges(io, flags))
    })
  asked(flow.command('deployments'))
    .description('list the deployments behind the numbers, or why one does not count')
    .option('--environment <env>', 'only to this environment')
    .addOption(only(deploymentKinds))
    .addOption(most())
    .addHelpText('after', helpText(deploymentsHelp, io.columns))
    .action(async (flags) => {
      const { showFlowDeployments } = await import('./commands/flow-listed.ts')
      done(await showFlowDeployments(io, flags))
    })
  asked(flow.command('jobs'))
    .description('list the jobs of CI behind the numbers, or why one does not count')
    .option('--name <job>', 'only jobs of this name: test, or checks: test with its workflow')
    .option('--queue <name>', 'only those that waited in this queue')
    .addOption(only(jobKinds))
    .addOption(most())
    .addHelpText('after', helpText(jobsHelp, io.columns))
    .action(async (flags) => {
      const { showFlowJobs } = await import('./commands/flow-listed.ts')
      done(await showFlowJobs(io, flags))
    })
}

function only(kinds: readonly string[]): Option {
  return new Option('--only <kind>', 'only those that are so').choices(kinds)
}

function told(): Option {
  return new Option(
    '--told <how>',
    'of --measure, those with the number, not told, or all without it',
  ).choices(['known', 'unknown', 'without'])
}

function most(): Option {
  return new Option('--limit <n>', 'how many at most (default: 50; with --json all)').argParser(
    Number,
  )
}

function asked(command: Command): Command {
  return where(command).option('--component <name>', 'only what belongs to this component')
}

function where(command: Command): Command {
  return command
    .option('--repository <name>', 'only of this repository; else of all that a forge told of')
    .option('--window <span>', 'the span: 12m, 90d, all, 2025-01-01..2025-06-30 (default: all)')
    .addOption(jsonOption())
    .addOption(dataOption())
}

const theCase: Forms = {
  options: [
    new Option('--markdown', 'as Markdown, for an e-mail or a wiki'),
    new Option('--html', 'as one HTML page, made to be printed, too'),
  ],
  async show(io, answer, flags) {
    const { caseText } = await import('./text/flow-case.ts')
    return caseText(io, answer, flags)
  },
}

const changesHelp = `
Examples:
  $ cairn flow changes --repository app --window 90d
  $ cairn flow changes --outcome open --json
  $ cairn flow changes --measure pickup --told unknown
  $ cairn flow changes --only stale`

const deploymentsHelp = `
The latest first; with --json a line of JSON for each, the oldest first. Where one was taken for
what it is not, say so by its number: it is corrected for everyone, and the log says why.

Examples:
  $ cairn flow deployments --repository app --only failed
  $ cairn flow deployments --environment production --json
  $ cairn flow dispute 'deployment 345' failed --repository app --because Undone`

const jobsHelp = `
The latest first; with --json a line of JSON for each, the oldest first. Where one tells nothing,
say so by its number: it is left out for everyone, and the log says why.

Examples:
  $ cairn flow jobs --repository app --only never-started
  $ cairn flow jobs --only flaky --name 'checks: test' --json
  $ cairn flow dispute 'job 678' 'not flaky' --repository app --because 'No key'
  $ cairn flow dispute 'run 67' 'leave out' --repository app --because Test`

const help = `
Reads what a forge told: cairn import github reads what was saved of one. Each stage is told in
elapsed time and in the team's working time (cairn flow set). What cannot be told is said,
with the reason; nobody is counted or ranked.

Examples:
  $ cairn flow
  $ cairn flow --repository app --window 12m --by week
  $ cairn flow changes --json
  $ cairn flow deployments --only failed
  $ cairn flow jobs --only never-started
  $ cairn flow case --about 'queue linux' --ask 'Two more runners.' --ask-hours 16 --html
  $ cairn flow set --zone Europe/Berlin --hours 9-17
  $ cairn flow dispute 'request 12' 'leave out' --repository app --because 'A test of the queue.'`
