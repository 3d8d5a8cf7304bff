/** What help promises: words for every option, only options that are taken, and examples that run where Cairn lies. */
import { join } from 'node:path'
import type { Command } from 'commander'
import stringWidth from 'string-width'
import { describe, expect } from 'vitest'
import { insights, isInsight, listedInsight } from '#app/insights.ts'
import { test } from '../../test/cairn.ts'
import { aTeamsRepository } from '../../test/a-teams-repository.ts'
import { cairn, ioFor } from './cairn.fixture.ts'
import { makeProgram } from './program.ts'

const root = join(import.meta.dirname, '../..')
const names = Object.keys(insights).filter((name) => isInsight(name))

describe('the help', () => {
  test('has words for every option of every command', async () => {
    const { commands } = await makeProgram([], ioFor(), () => {})
    for (const name of commands.map((command) => command.name()))
      for (const command of withBelow(await commandCalled(name)))
        for (const { flags, description } of command.options)
          expect([`${command.name()} ${flags}`, description]).toEqual([
            `${command.name()} ${flags}`,
            expect.stringMatching(/^[^A-Z].{8,}[^.]$/),
          ])
  })

  test('says which window is usual, and that the report has another', async () => {
    const help = async (name: string) => (await commandCalled(name)).helpInformation()
    for (const name of names)
      expect((await help(name)).replace(/\s+/g, ' ')).toContain(
        '(default: all; the report looks at 12m)',
      )
    expect((await help('report')).replace(/\s+/g, ' ')).toContain(
      '(default: 12m; single questions look at all time)',
    )
  })

  test('fits any width from 45 columns on, but for commands that are to be copied', async () => {
    const acts = ['merge', 'split', 'bot', 'human', 'undo'].map((act) => `people ${act}`)
    const { commands } = await makeProgram([], ioFor(), () => {})
    for (const columns of [45, 50, 80, 100])
      for (const name of ['', ...commands.map((command) => command.name()), ...acts]) {
        const run = cairn({ folder: '/nonexistent' }, { columns })
        const { out } = await run(...name.split(' ').filter(Boolean), '--help')
        expect(out).toContain('Usage: cairn ')
        const tooLong = out
          .split('\n')
          .filter((line) => stringWidth(line) > columns && !/^  \$ (?!.* {3})/.test(line))
        expect([name, columns, tooLong]).toEqual([name, columns, []])
      }
  })

  test('offers a unit to those questions that take one', async ({ databaseUrl, folder }) => {
    await using repository = await aTeamsRepository()
    const run = cairn({ databaseUrl, folder })
    for (const name of names) {
      const operands = listedInsight(name).operand === undefined ? [] : ['src/engine.ts']
      const { err } = await run(name, repository.path, ...operands, '--unit', 'ticket')
      const isTaken = !err.includes(`cairn: ${name}.unit: `)
      const isOffered = (await commandCalled(name)).helpInformation().includes('--unit')
      expect([name, isOffered]).toEqual([name, isTaken])
    }
  })

  test(
    'has examples that run on the history of Cairn itself',
    { timeout: 120_000 },
    async ({ databaseUrl, folder }) => {
      const run = cairn({ databaseUrl, folder })
      const { commands } = await makeProgram([], ioFor(), () => {})
      const ran: string[] = []
      for (const name of ['', ...commands.map((command) => command.name())]) {
        const { out: help } = await run(...[name, '--help'].filter(Boolean))
        for (const [, example = ''] of help.matchAll(/^ *\$ cairn (.*?)(?: {3,}.*)?$/gm)) {
          const words = example.split(' ').map((word) => placed(word, folder))
          // The others name places and people that are made up.
          if (!words.includes(root)) continue
          const { exitCode, err } = await run(...words)
          expect({ example, exitCode, err: exitCode === 0 ? '' : err }).toEqual({
            example,
            exitCode: 0,
            err: '',
          })
          ran.push(name)
        }
      }
      expect(new Set(ran)).toEqual(
        new Set(['', 'scan', 'report', 'explain', 'people', 'why', 'guide', ...names]),
      )
    },
  )
})

/** As typed in Cairn's own folder, but that a file that would be written lies elsewhere. */
function placed(word: string, folder: string): string {
  if (word === '.') return root
  return word.endsWith('.html') ? join(folder, word) : word.replaceAll("'", '')
}

async function commandCalled(name: string): Promise<Command> {
  const { commands } = await makeProgram([name], ioFor(), () => {})
  const command = commands.find((each) => each.name() === name)
  if (command === undefined) throw new Error(`There is no command ${name}.`)
  return command
}

function withBelow(command: Command): Command[] {
  return [command, ...command.commands.flatMap((below) => withBelow(below))]
}
