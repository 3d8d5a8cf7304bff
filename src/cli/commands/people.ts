/** `cairn people`: lists who is who, and says by hand where that is wrong. */
import { mergePeople, sayKind, splitPerson, undoChoice, type Chosen } from '#app/people/choose.ts'
import { listPeople, withText } from '#app/people/list.ts'
import type { Io } from '../io.ts'
import { asCalled, calledAs } from '../paste.ts'
import type { ActName } from '../people-command.ts'
import { showChosen, showList } from '../text/people.ts'
import { atDesk, type Desk } from './desk.ts'
import { knownRepository } from './repository.ts'

export interface PeopleFlags {
  find?: string
  all?: true
  trustOwner?: true
  trustAlternates?: true
  json?: true
  data?: string
}

export async function showPeople(io: Io, given: string, flags: PeopleFlags): Promise<number> {
  return atDesk(io, flags.data, async (desk) => {
    const { id, name } = await knownRepository(desk, given, flags)
    const all = await listPeople(desk.workspace.facts, id)
    const list = flags.find === undefined ? all : withText(all, flags.find)
    const text = flags.json
      ? `${JSON.stringify({ schema: 1, repository: name, ...list }, null, 2)}\n`
      : showList(io, name, list, { isWhole: flags.all === true, find: flags.find })
    io.out(asCalled(text, calledAs(io.env)))
    return 0
  })
}

export async function sayByHand(
  io: Io,
  act: ActName,
  operands: readonly string[],
  flags: { json?: true; data?: string },
): Promise<number> {
  return atDesk(io, flags.data, async ({ workspace }) => {
    const chosen = await say(workspace.facts, act, operands)
    const text = flags.json
      ? `${JSON.stringify({ schema: 1, ...chosen }, null, 2)}\n`
      : showChosen(io, chosen)
    io.out(asCalled(text, calledAs(io.env)))
    return 0
  })
}

function say(
  facts: Desk['workspace']['facts'],
  act: ActName,
  [who = '', other = '']: readonly string[],
): Promise<Chosen> {
  if (act === 'merge') return mergePeople(facts, who, other)
  if (act === 'split') return splitPerson(facts, who)
  if (act === 'undo') return undoChoice(facts, who === '' ? undefined : who)
  return sayKind(facts, who, act)
}
