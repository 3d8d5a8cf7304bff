/** `cairn guide PATH [AT]`. */
import { type Command, Option } from 'commander'
import { helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { dataOption, jsonOption, trustOptions } from './options.ts'

export function guideCommand(program: Command, io: Io, done: (exitCode: number) => void): void {
  trustOptions(
    program
      .command('guide <path> [at]')
      .description(
        'find out what went wrong: steps from a trace, a failing test, a file or function',
      )
      .addOption(
        new Option('--step <n>', 'show this step').argParser(Number).conflicts(['all', 'json']),
      )
      .option('--all', 'show all steps at once')
      .addOption(jsonOption())
      .addOption(dataOption()),
  )
    .addHelpText('after', helpText(help, io.columns))
    .action(async (path: string, at: string | undefined, flags) => {
      const { guide } = await import('./commands/guide.ts')
      done(await guide(io, { path, at }, flags))
    })
}

const help = `
Each step is a question to ask yourself, then what to look at: one at a time, since what you
find yourself stays. A stack trace of Node, Python, Java, Go, Rust, .NET, Ruby or PHP, or the
output of failing tests, is read from standard input; - waits for it.

Examples:
  $ npm test 2>&1 | cairn guide -
  $ cairn guide . src/facts/rollups/rollups.ts
  $ cairn guide openCodeReader --step 2
  $ cairn guide - --json < trace.txt`
