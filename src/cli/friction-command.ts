/** `cairn friction "…"`: the short way beside `cairn frictions report`. */
import { type Command, Option } from 'commander'
import { helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { dataOption, jsonOption } from './options.ts'

export function frictionCommand(program: Command, io: Io, done: (exitCode: number) => void): void {
  program
    .command('friction <words...>')
    .description('say what gets in the way of the work, in a sentence')
    .option('--area <value>', 'what it is about: a path such as src/api, or a word such as ci')
    .addOption(new Option('--minutes <n>', 'how many minutes it costs each time').argParser(Number))
    .addOption(
      new Option('--often <value>', 'how often it hits whoever it hits').choices([
        ...['daily', 'weekly', 'monthly'],
      ]),
    )
    .option('--flow <part>', 'what tells its cost: queue linux, job test, cause pickup')
    .option('--repository <name>', 'of which repository that is')
    .option('--new', 'report it also where others look like it')
    .addOption(jsonOption())
    .addOption(dataOption())
    .addHelpText('after', helpText(help, io.columns))
    .action(async (words: string[], flags) => {
      const { friction } = await import('./commands/friction.ts')
      done(await friction(io, words.join(' '), flags))
    })
}

const help = `
Where an open friction looks like it, that one is named and nothing is posted; say --new to
post it all the same. What can be done with it then: cairn frictions --help.

Examples:
  $ cairn friction 'The build takes 40 minutes'
  $ cairn friction 'The build takes 40 minutes' --area ci --minutes 40 --often daily`
