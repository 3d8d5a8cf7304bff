/**
 * The command line. Kept light, so that help comes at once: the work of a command is imported when it runs.
 */
import { processIo } from './io.ts'
import { run } from './run.ts'
import { listenForStop } from './stop.ts'

/** Runs the command that the process was started with, and gives the exit code. */
export async function main(argv: readonly string[] = process.argv.slice(2)): Promise<number> {
  const stop = listenForStop((text) => process.stderr.write(text))
  const exitCode = await run(argv, processIo(stop.signal))
  stop.forget()
  return stop.exitCode() ?? exitCode
}
