/** Flags that several commands share, in the same words. */
import { type Command, Option } from 'commander'

export function dataOption(): Option {
  return new Option(
    '--data <dir>',
    'where Cairn keeps what it read (default: CAIRN_DATA, or your data folder)',
  )
}

export function jsonOption(): Option {
  return new Option('--json', 'print JSON, as docs/json.md describes it')
}

/** Of a scan: what to read beside the default branch. */
export function branchOption(): Option {
  return new Option(
    '--branch <name>',
    'read this branch, too; a pattern with * and several --branch are fine',
  ).argParser((value: string, before: string[] | undefined) => [...(before ?? []), value])
}

/** Whose repositories may be read. */
export function trustOptions(command: Command): Command {
  return command
    .option('--trust-owner', 'read repositories that belong to another user')
    .option('--trust-alternates', 'follow objects that a repository borrows from elsewhere')
}

/** Which part of the history is asked about: the last year in the report, all of it in a single question. */
export function scopeOptions(command: Command, usualWindow: '12m' | 'all'): Command {
  const others =
    usualWindow === 'all' ? 'the report looks at 12m' : 'single questions look at all time'
  return command
    .addOption(
      new Option('--window <span>', '12m, 90d, 2y, all, or 2025-01-01..2025-06-30').default(
        usualWindow,
        `${usualWindow}; ${others}`,
      ),
    )
    .option('--path <prefix>', 'only files at or below this path')
    .option('--branch <name>', 'this branch instead of the default one')
}
