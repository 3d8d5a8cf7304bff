/** `cairn people` and what can be said by hand with it. */
import type { Command } from 'commander'
import { helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { dataOption, jsonOption, trustOptions } from './options.ts'

type Done = (exitCode: number) => void

export function peopleCommand(program: Command, io: Io, done: Done): void {
  const people = trustOptions(
    program
      .command('people [path]')
      .description('who is who in a history, by name; and what to do where that is wrong')
      .option('--find <text>', 'only those whose names or e-mails hold this text')
      .option('--all', 'print all of them; some are left out when there are many')
      .addOption(jsonOption())
      .addOption(dataOption()),
  )
    .usage('[path] [options]')
    .addHelpText('after', helpText(peopleHelp, io.columns))
    .action(async (given: string | undefined, flags) => {
      const { showPeople } = await import('./commands/people.ts')
      done(await showPeople(io, given ?? '.', flags))
    })
  for (const act of Object.keys(acts).filter((name) => isAct(name)))
    actCommand(people, act, io, done)
}

const peopleHelp = `
PATH is a repository, which is scanned first when Cairn does not know it. Nobody is counted or ranked; bots stand apart, with the rule that says so.

What is said by hand holds in every repository of the data folder, at once and for later scans, and goes before .mailmap and our own rules.

Examples:
  $ cairn people .
  $ cairn people . --find ana
  $ cairn people merge ana@example.org ana@home.example
  $ cairn people undo`

interface Act {
  operands: string
  says: string
  help: string
}

const acts = {
  merge: {
    operands: '<who> <other>',
    says: 'two are one person: the other becomes the first',
    help: `
Give e-mails, names, or both as cairn people shows them. The name of the first stays.

Examples:
  $ cairn people merge ana@example.org ana@home.example
  $ cairn people merge 'Ana Example' 'A. Example <ana@home.example>'`,
  },
  split: {
    operands: '<email>',
    says: 'an e-mail stands alone, whatever .mailmap or earlier words say',
    help: `
Where several people share an address, give one name with it.

Examples:
  $ cairn people split ana@home.example
  $ cairn people split 'Dan <team@example.org>'`,
  },
  two: {
    operands: '<who> <other>',
    says: 'two of one name are two people: nobody is asked about them again',
    help: `
Examples:
  $ cairn people two 'Ben <ben@example.org>' 'Ben <ben@elsewhere.example>'`,
  },
  bot: {
    operands: '<who>',
    says: 'this is a bot: its changes speak against a finding',
    help: `
Examples:
  $ cairn people bot tidy@example.org`,
  },
  human: {
    operands: '<who>',
    says: 'this is a person, not a bot',
    help: `
Examples:
  $ cairn people human 'Robin Bot'`,
  },
  undo: {
    operands: '[who]',
    says: 'take back what was said last, of all or of somebody',
    help: `
Examples:
  $ cairn people undo
  $ cairn people undo ana@home.example`,
  },
} as const satisfies Record<string, Act>

export type ActName = keyof typeof acts

function isAct(name: string): name is ActName {
  return name in acts
}

function actCommand(people: Command, name: ActName, io: Io, done: Done): void {
  const { operands, says, help } = acts[name]
  const command = people
    .command(`${name} ${operands}`)
    .description(says)
    .addOption(jsonOption())
    .addOption(dataOption())
    .addHelpText('after', helpText(help, io.columns))
  command.action(async () => {
    const { sayByHand } = await import('./commands/people.ts')
    done(await sayByHand(io, name, command.args, command.optsWithGlobals()))
  })
}
