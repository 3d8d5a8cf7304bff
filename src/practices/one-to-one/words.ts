/** One-to-ones in words: for a terminal, and as the Markdown that each can take along. */
import { dayOf } from '#std/words.ts'
import { line, section, type Line } from '#verbs/line.ts'
import type { Item, OneToOne, OneToOneLine } from './schema.ts'

const says: Record<OneToOneLine['state'], (name: string) => string> = {
  asked: (name) => `${name} would like to have a one-to-one with you. one-to-one.open, or .leave`,
  waiting: (name) => `${name} did not open it yet.`,
  open: () => '',
  ended: (name) => `${name} left it. You can read it, and take it along: one-to-one.export`,
}

export function sayList({ items }: { items: readonly OneToOneLine[] }): Line[] {
  if (items.length === 0)
    return [line('plain', 'No one-to-ones yet. With whom would you like to talk? one-to-one.begin')]
  return items.flatMap((one) => [
    line('item', `With ${one.with.name}`),
    ...stateLines(one),
    ...(one.lastHeldOn === null ? [] : [line('detail', `Last on ${dayOf(one.lastHeldOn)}.`)]),
    line('detail', one.id),
  ])
}

export function sayOneToOne(one: OneToOne): Line[] {
  const [newest] = one.meetings
  return [
    line('title', `With ${one.with.name}`),
    ...stateLines(one),
    ...section('To talk about', one.agenda.flatMap(sayItem)),
    ...section('Taken on', one.actions.flatMap(sayItem)),
    ...(newest === undefined
      ? []
      : section(dayOf(newest.heldOn), [
          ...(newest.notes === '' ? [] : [line('plain', newest.notes)]),
          ...newest.done.map((item) => line('item', inWords(item))),
        ])),
    ...(one.jotting === '' ? [] : section('For yourself alone', [line('plain', one.jotting)])),
    line('soft', one.id),
  ]
}

function stateLines({ state, with: { name } }: Pick<OneToOne, 'state' | 'with'>): Line[] {
  const said = says[state](name)
  return said === '' ? [] : [line('detail', said)]
}

function sayItem(item: Item): Line[] {
  return [line('item', inWords(item)), line('detail', item.id)]
}

function inWords({ text, by, takenBy, isCarriedOver, doneOn }: Item): string {
  const mark = doneOn === null ? '' : '[x] '
  const who = takenBy === null ? by.name : `${takenBy.name} takes it on`
  return `${mark}${text} (${who}${isCarriedOver ? ', carried over' : ''})`
}

/** All of it, with the jottings of whoever takes it along. */
export function asMarkdown({
  with: { name },
  agenda,
  actions,
  meetings,
  jotting,
}: OneToOne): string {
  const list = (items: readonly Item[]) =>
    items
      .map(
        (item) => `- [${item.doneOn === null ? ' ' : 'x'}] ${inWords({ ...item, doneOn: null })}`,
      )
      .join('\n')
  const part = (heading: string, ...texts: readonly string[]) => {
    const said = texts.filter((text) => text.trim() !== '')
    return said.length === 0 ? [] : [heading, ...said]
  }
  const parts = [
    `# One-to-one with ${name}`,
    ...part('## To talk about', list(agenda)),
    ...part('## Taken on', list(actions)),
    ...meetings.flatMap(({ heldOn, notes, done }) => [
      `## ${dayOf(heldOn)}`,
      ...[notes.trim(), list(done)].filter((text) => text !== ''),
    ]),
    ...part('## For myself alone', jotting),
  ]
  return `${parts.join('\n\n')}\n`
}
