/** What the documents and the help say can be typed, can be typed; and the README knows every command. Nothing is run. */
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { CommanderError, type Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { insights, isInsight } from '#app/insights.ts'
import type { Io } from '../src/cli/io.ts'
import { makeProgram } from '../src/cli/program.ts'

const root = join(import.meta.dirname, '..')
const documents = ['*.md', 'docs/**/*.md', 'src/insights/*/about.md'].flatMap((pattern) =>
  globSync(pattern, { cwd: root }),
)

describe('the command table of the README', () => {
  const rows = [...read('README.md').matchAll(/^\| `([a-z][a-z-]*)([^`]*)` \| (.*) \|$/gm)]

  test('has every command once, and no other', async () => {
    const { commands } = await programFor([])
    const listed = rows.map(([, name = '']) => name)
    expect(listed.toSorted()).toEqual(commands.map((command) => command.name()).toSorted())
  })

  test.each(rows.map(([, name = '', operands = '']) => ({ name, operands })))(
    '$name takes the operands it shows',
    async ({ name, operands }) => {
      const command = (await programFor([name])).commands.find((each) => each.name() === name)
      const shown = operands.trim().split(' ').filter(Boolean)
      const taken = command?.registeredArguments ?? []
      const required = taken.filter((argument) => argument.required)
      // `explain …` leaves its operands to its help.
      if (shown.join() === '…') return
      expect(shown.length).toBeGreaterThanOrEqual(required.length)
      expect(shown.length).toBeLessThanOrEqual(taken.length)
      for (const [index, word] of shown.entries())
        expect(word.endsWith('…'), word).toBe(taken[index]?.variadic)
    },
  )
})

const examples = documents.flatMap((document) =>
  examplesIn(read(document))
    .flatMap((example) => spelledOut(example))
    .map((example) => ({ document, example })),
)

test.each(examples)('$document: cairn $example is understood', async ({ example }) => {
  expect(await complaintAbout(wordsOf(example))).toBe('')
})

test('examples are found where there are some', () => {
  const found = (document: string) => examples.filter((each) => each.document === document).length
  expect(found('README.md')).toBeGreaterThanOrEqual(4)
  expect(found(join('docs', 'json.md'))).toBeGreaterThanOrEqual(15)
})

test('the README names only flags that there are', async () => {
  const known = await flagsOf(Object.keys(insights))
  expect(flagsNamedIn(read('README.md')).filter((flag) => !known.has(flag))).toEqual([])
})

test.each(Object.keys(insights))(
  'what %s says of itself names only flags of its own',
  async (name) => {
    const known = await flagsOf([name])
    const about = globSync('src/insights/*/about.md', { cwd: root }).find(
      (file) => basename(dirname(file)) === name,
    )
    const named = flagsNamedIn(read(about ?? ''))
    expect(named.filter((flag) => !known.has(flag) && !ofGit.has(flag))).toEqual([])
  },
)

/** Options that the texts quote from git. */
const ofGit = new Set(['--follow', '--full-history', '--numstat', '--no-merges', '--first-parent'])

describe('the examples in the help', () => {
  const acts = ['merge', 'split', 'two', 'bot', 'human', 'undo'].map((act) => `people ${act}`)
  const others = ['', 'scan', 'report', 'start', 'people', ...acts, 'tone', 'doctor', 'explain']

  test.each([...others, ...Object.keys(insights)])('of cairn %s are understood', async (name) => {
    let help = ''
    const asked = [...name.split(' ').filter(Boolean), '--help']
    const program = await programFor(asked, (text) => (help += text))
    await program.parseAsync(asked, { from: 'user' }).catch(() => {})
    const shown = [...help.matchAll(/^ *\$ (?:cairn|npm start --|npm start) ?(.*)$/gm)].map(
      ([line, rest = '']) => (line.includes('npm start') ? `start ${rest}` : rest),
    )
    expect(shown).not.toEqual([])
    for (const example of shown)
      expect(await complaintAbout(wordsOf(example.replace(/ {3,}.*/, '')))).toBe('')
  })
})

/** Why the command line does not understand this; empty when it does. */
async function complaintAbout(argv: readonly string[]): Promise<string> {
  const program = await programFor(argv)
  const disarm = (command: Command): void => {
    command.action(() => {})
    for (const below of command.commands) disarm(below)
  }
  for (const command of program.commands) disarm(command)
  try {
    await program.parseAsync(argv, { from: 'user' })
    return ''
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? '' : error.message
  }
}

function programFor(argv: readonly string[], out: (text: string) => void = () => {}) {
  const io: Io = {
    out,
    written: async () => {},
    err: () => {},
    input: { isTerminal: false, chunks: async function* () {} },
    env: {},
    signal: new AbortController().signal,
    columns: 100,
    tableColumns: 100,
    paint: (_, text) => text,
    progress: { isTerminal: false, columns: () => 100, paint: (_, text) => text },
    now: new Date(0),
  }
  return makeProgram(argv, io, () => {})
}

/** After a prompt, in a block of lines to type, or in backticks; a bare name (`cairn ask`) is a word, not an example. */
function examplesIn(text: string): string[] {
  const typed = [
    ...text.matchAll(/^ *\$ (?:npx )?cairn (.+)$/gm),
    ...text.matchAll(/^ {4}(?:npx )?cairn (.+)$/gm),
    ...text.matchAll(/`(?:npx )?cairn ([a-z]+ [^`\n]+)`/g),
    ...text.matchAll(/`(?:npx )?cairn (-[^`\n]+)`/g),
  ].map(([, rest = '']) => rest)
  const started = [...text.matchAll(/npm start -- ([^`\n]+)/g)].map(([, rest]) => `start ${rest}`)
  return [...typed, ...started]
}

/** `[--level file|directory]` stands for two commands, and a name for what it names. */
function spelledOut(example: string): string[] {
  const plain = example.replace(/[[\]]/g, '').replace(/…/g, '').replace('INSIGHT', 'hotspots')
  const choice = /\S+\|\S+/.exec(plain)?.[0]
  if (choice === undefined) return [plain.trim()]
  return choice.split('|').flatMap((word) => spelledOut(plain.replace(choice, word)))
}

function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  )
}

function flagsNamedIn(text: string): string[] {
  return [...text.matchAll(/`(--[a-z-]+)/g)].map(([, flag]) => flag ?? '')
}

/** Of these insights' commands and of those that are no insight. */
async function flagsOf(names: readonly string[]): Promise<Set<string>> {
  const flags = new Set(['--help'])
  const add = (command: Command | undefined) => {
    for (const { long } of command?.options ?? []) if (long) flags.add(long)
  }
  for (const name of names)
    add((await programFor([name])).commands.find((command) => command.name() === name))
  for (const command of (await programFor([])).commands.filter(
    (each) => !isInsight(each.name()) && each.name() !== 'explain',
  ))
    add(command)
  return flags
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
