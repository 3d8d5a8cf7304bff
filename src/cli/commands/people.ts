/** `cairn people`: lists who is who, and says by hand where that is wrong. */
import type { Chosen } from '#app/people/choose.ts'
import { listPeople, withText } from '#app/people/list.ts'
import { peopleActs } from '#app/people/verbs.ts'
import { localSession } from '#app/session.ts'
import { shellWord } from '#std/shell.ts'
import { call } from '#verbs/call.ts'
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
    const chosen = await say(workspace, act, { operands, now: () => io.now })
    const text = flags.json
      ? `${JSON.stringify({ schema: 1, ...chosen }, null, 2)}\n`
      : showChosen(io, chosen)
    io.out(asCalled(text, calledAs(io.env)))
    return 0
  })
}

/** What was said, with the command that takes it back. */
export interface Said extends Omit<Chosen, 'undo'> {
  undo: string | null
}

async function say(
  workspace: Desk['workspace'],
  act: ActName,
  { operands, now }: { operands: readonly string[]; now: () => Date },
): Promise<Said> {
  const acts = peopleActs(workspace)
  const [who = '', other = ''] = operands
  const session = await localSession(workspace.facts.pool, { now })
  const answers: Record<ActName, () => Promise<Chosen>> = {
    merge: () => call(acts.merge, session, { who, other }),
    split: () => call(acts.split, session, { email: who }),
    two: () => call(acts.two, session, { who, other }),
    bot: () => call(acts.bot, session, { who }),
    human: () => call(acts.human, session, { who }),
    undo: () => call(acts.undo, session, who === '' ? {} : { who }),
  }
  const said = await answers[act]()
  return {
    ...said,
    undo: said.undo === null ? null : `cairn people undo ${shellWord(said.undo.who)}`,
  }
}
