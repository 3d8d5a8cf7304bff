/** The command line that lists the commits behind a number, to be read by git. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Listing } from '#insights/insight.ts'
import { shellWord } from '#std/shell.ts'
import type { RepositoryFlags } from './commands/repository.ts'

export interface ExplainFlags extends RepositoryFlags, Record<string, unknown> {
  json?: true
  oids?: true
  only?: 'fix' | 'revert'
  commits?: number
}

/** What decides about the output alone. */
const ofTheOutput = new Set(['json', 'oids', 'only', 'commits', 'limit'])
/** What every insight understands. */
const ofEvery = new Set(['window', 'branch', 'data', 'trustOwner', 'trustAlternates'])
const usual: Record<string, unknown> = { window: 'all', unit: 'commit', follow: true }

export function commandFor(
  {
    program,
    name,
    path,
    flags,
  }: { program: string; name: string; path: string; flags: ExplainFlags },
  { insight, subject, only }: Listing,
): string {
  const asked = Object.entries(flags).filter(
    ([key, value]) =>
      !ofTheOutput.has(key) && value !== usual[key] && (insight === undefined || ofEvery.has(key)),
  )
  return [
    `${program} explain`,
    insight ?? name,
    shellWord(existsSync(path) ? resolve(path) : path),
    ...subject.map(shellWord),
    ...asked.flatMap(([key, value]) => flagWords(key, value)),
    ...(only === undefined ? [] : [`--only ${only}`]),
    '--oids',
  ].join(' ')
}

/** `npx cairn` is known in Cairn's own folder alone, and git in the repository. */
export function inRepositoryAt(path: string, command: string): string {
  return existsSync(path) ? `(cd ${shellWord(resolve(path))} && ${command})` : command
}

function flagWords(key: string, value: unknown): string[] {
  const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  if (value === true) return [`--${name}`]
  if (value === false) return [`--no-${name}`]
  return [value].flat().map((one) => `--${name} ${shellWord(String(one))}`)
}
