/** `cairn tone`: hints on a text, before it is posted. */
import { type Command, Option } from 'commander'
import { helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { jsonOption } from './options.ts'

export function toneCommand(program: Command, io: Io, done: (exitCode: number) => void): void {
  program
    .command('tone')
    .description('whether a text may hurt or blame, before you post it; reads standard input')
    .option('--soft', 'soft hints too, as for an incident review')
    .option('--all', 'every place, not only the first of each kind')
    .addOption(jsonOption())
    .addOption(
      new Option('--lines', 'take each line for a text of its own; one JSON object for each'),
    )
    .addHelpText('after', helpText(toneHelp, io.columns))
    .action(async (flags) => {
      const { tone } = await import('./commands/tone.ts')
      done(await tone(io, flags))
    })
}

const toneHelp = `
Each hint shows the words, why they may not do what you wish, and another way to say it.
What to do with it is for you: nothing is blocked, stored, counted or sent anywhere.
English only. Irony and mockery are mostly missed. Code, quotes, logs and addresses are
left alone, as Markdown has them.

Examples:
  $ cairn tone                 type or paste a text, and end it with Ctrl-D
  $ cairn tone --soft          an incident review
  $ cairn tone --lines         thousands of comments, one on each line
  $ git log -1 --format=%B | cairn tone`
