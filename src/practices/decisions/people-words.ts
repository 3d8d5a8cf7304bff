/** Whom to talk to, in words. Pure. */
import { line, section, type Line } from '#verbs/line.ts'
import { placeInWords } from './code-place.ts'
import type { Conversation } from './conversation.ts'
import type { Conversations } from './people.ts'

export function sayConversations({ number, title, items, untold }: Conversations): Line[] {
  const waiting = items.filter(({ isHeard }) => !isHeard)
  return [
    line('title', `${number}  ${title}`),
    line('soft', items.length === 0 ? nobody : 'A conversation at a time, in this order:'),
    ...waiting.flatMap(say),
    ...section(
      'Heard already',
      items.filter(({ isHeard }) => isHeard).map(({ name }) => line('item', name)),
    ),
    ...section(
      'Could not be told',
      untold.map(({ place, why }) => line('item', `${placeInWords(place)}: ${why}.`)),
    ),
  ]
}

const nobody =
  'Nobody can be named: the proposal names no code that somebody active knows, and nobody was asked.'

function say({ name, email, because, question, mayGain, mayLose }: Conversation): Line[] {
  return [
    line('heading', email === null ? name : `${name} <${email}>`),
    ...because.map((reason) => line('item', reason)),
    line('item', `→ ${question}`),
    ...mayGain.map((each) => line('detail', `May gain: ${each}`)),
    ...mayLose.map((each) => line('detail', `May lose: ${each}`)),
  ]
}
