/** Commands of ours that are printed to be pasted: they begin as the reader began, and say again what the reader said. */
import { insights } from '#app/insights.ts'
import { practiceNames } from '#app/verbs.ts'
import { shellWord } from '#std/shell.ts'
import type { Io } from './io.ts'

/** What a question was asked with, beside its window. */
export interface Said {
  path?: string | undefined
  branch?: string | undefined
  data?: string | undefined
  trustOwner?: boolean | undefined
  trustAlternates?: boolean | undefined
}

/** npm puts words of its own into the surroundings of what it starts, npx as well: no `cairn` is on the reader's path then. */
export function calledAs(env: Io['env']): 'cairn' | 'npx cairn' {
  const isByNpm = ['npm_command', 'npm_lifecycle_event', 'npm_execpath'].some((name) => env[name])
  return isByNpm ? 'npx cairn' : 'cairn'
}

/** A sentence that names commands of ours: they begin as the reader began. A repository may be called cairn, too. */
export function asCalled(sentence: string, program: string): string {
  return sentence.replaceAll(command, `${program} `)
}

/** A hint for all doors names verbs as they are called, such as `trials.list`; here they are commands. */
export function verbsAsCommands(hint: string): string {
  return hint.replaceAll(verbName, 'cairn $1 $2')
}

/** What is printed names verbs as every door does, such as `growth.offer`: typed like that, it is the command. */
export function spelled(argv: readonly string[]): readonly string[] {
  const [first = '', ...rest] = argv
  const words = verbsAsCommands(first).split(' ')
  return words.length === 3 && words[0] === 'cairn' ? [...words.slice(1), ...rest] : argv
}

const verbName = new RegExp(
  String.raw`(?<![\w/.-])(${practiceNames.join('|')})\.([a-z]+(?:-[a-z]+)*)(?![\w/.-]*\.?\w)`,
  'g',
)

const ownCommands = [
  ...['--help', 'scan', 'report', 'start', 'explain', 'import', 'sync', 'people', 'why', 'guide'],
  ...['tone', 'match', 'friction', 'worktime', 'open', 'serve', 'mcp', 'doctor'],
]
const commands = [...ownCommands, ...practiceNames, ...Object.keys(insights)].join('|')
const command = new RegExp(String.raw`(?<![\w/.-]|npx )cairn (?=(?:${commands})(?![\w-]))`, 'g')

/** Safe to print as it is: no word of it can steer a terminal. */
export function toPaste(program: string, words: readonly string[]): string {
  return [program, ...words.map(shellWord)].join(' ')
}

export function saidAgain({ path, branch, data, trustOwner, trustAlternates }: Said): string[] {
  return [
    ...(path === undefined ? [] : ['--path', path]),
    ...(branch === undefined ? [] : ['--branch', branch]),
    ...(data === undefined ? [] : ['--data', data]),
    ...(trustOwner ? ['--trust-owner'] : []),
    ...(trustAlternates ? ['--trust-alternates'] : []),
  ]
}
