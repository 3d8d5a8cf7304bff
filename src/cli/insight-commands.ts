/** A command for each insight: `cairn hotspots PATH`, with the flags that its own input names, and `cairn explain`. */
import { type Command, Option } from 'commander'
import {
  type AnyInsight,
  insights,
  isInsight,
  type InsightName,
  type Listed,
  listedInsight,
} from '#app/insights.ts'
import { helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { dataOption, jsonOption, scopeOptions, trustOptions } from './options.ts'

interface Asked {
  argv: readonly string[]
  io: Io
  done: (exitCode: number) => void
}

/** Only the insight that the arguments name is loaded, for its flags; for the others a name and a sentence do. */
export async function insightCommand(
  program: Command,
  { name, listed, argv, io, done }: Asked & { name: InsightName; listed: Listed },
): Promise<void> {
  const operands = listed.operand === undefined ? '' : ` <${listed.operand.shown}>`
  const command = program
    .command(`${name} ${listed.operand ? '<path>' : '[path]'}${operands}`)
    .description(listed.summary)
  if (!isNamed(argv, name)) return
  const insight = await listed.load()
  const { addInputFlags } = await import('./input-flags.ts')
  addInputFlags(scopeFlags(command, listed), insight, listed)
  command
    .addHelpText('after', helpText(examplesOf(name, listed), io.columns))
    .action(async (path: string | undefined, ...rest: unknown[]) => {
      const { answerQuestion } = await import('./commands/answer.ts')
      done(
        await answerQuestion(io, {
          name,
          listed,
          insight,
          path: path ?? '.',
          operands: operandsOf(listed, rest),
          flags: command.opts(),
        }),
      )
    })
}

export async function explainCommand(program: Command, { argv, io, done }: Asked): Promise<void> {
  const command = program
    .command('explain <insight> [path] [subject...]')
    .description(
      'where a number comes from, down to the commits, with the lines of git that give it',
    )
  if (!isNamed(argv, 'explain')) return
  const name = argv.slice(argv.indexOf('explain') + 1).find((word) => isInsight(word))
  const listed = name === undefined ? undefined : listedInsight(name)
  const insight = await listed?.load()
  scopeFlags(command, listed)
  if (insight && listed) {
    const { addInputFlags } = await import('./input-flags.ts')
    addInputFlags(command, insight, listed)
  }
  command
    .addOption(
      new Option(
        '--commits <n>',
        'how many commits are listed (default: 20; all with --json)',
      ).argParser((text) => (text.trim() === '' ? Number.NaN : Number(text))),
    )
    .addOption(new Option('--only <kind>', 'only these commits').choices(['fix', 'revert']))
    .addOption(new Option('--oids', 'print nothing but the object ids of the commits counted'))
  command
    .addHelpText('after', helpText(explainHelp(), io.columns))
    .action(async (asked: string, path: string | undefined, subject: string[]) => {
      const { explain } = await import('./commands/explain.ts')
      done(
        await explain(io, {
          name: asked,
          insight: await insightCalled(asked),
          path: path ?? '.',
          subject,
          flags: command.opts(),
        }),
      )
    })
}

/** By the operand itself: what stands first after `explain` may be an option's value. */
async function insightCalled(name: string): Promise<AnyInsight | undefined> {
  return isInsight(name) ? listedInsight(name).load() : undefined
}

function isNamed(argv: readonly string[], name: string): boolean {
  const [first, second] = argv.filter((word) => !word.startsWith('-'))
  return first === name || (first === 'help' && second === name)
}

function operandsOf({ operand }: Listed, rest: unknown[]): string[] {
  if (operand === undefined) return []
  return [rest[0]].flat().filter((word) => typeof word === 'string')
}

function scopeFlags(command: Command, listed: Listed | undefined): Command {
  return trustOptions(
    scopeOptions(command, 'all')
      .addOption(
        new Option('--unit <unit>', 'what counts as one change')
          .choices(['commit', 'ticket', 'author-day', 'first-parent', 'change-request'])
          .default('commit')
          // Understood all the same: the refusal says why.
          .hideHelp(listed?.onlyCommits ?? false),
      )
      .addOption(jsonOption())
      .addOption(dataOption()),
  )
}

/** Files of Cairn itself, so that the examples can be tried out where Cairn lies. */
const [aFile, another] = ['src/facts/rollups/rollups.ts', 'src/app/scan/finish-shape.ts']

function examplesOf(name: string, { operand }: Listed): string {
  const subject = operand === undefined ? '' : ` ${aFile}`
  const more = name === 'files' ? `\n  $ cairn files . --lines --path ${aFile}` : ''
  return `
The repository is scanned first when Cairn does not know it.

Examples:
  $ cairn ${name} .${subject}
  $ cairn ${name} .${subject} --window 12m --path src
  $ cairn ${name} .${subject} --json${more}`
}

function explainHelp(): string {
  return `
INSIGHT is one of ${Object.keys(insights).join(', ')}.
Each has the flags of its own command as well: cairn explain reverts --help

Examples:
  $ cairn explain hotspots . ${aFile}
  $ cairn explain coupling . ${aFile} ${another} --window 12m
  $ cairn explain knowledge .`
}
