/** One's own flow in words. Pure. */
import { duration, hoursOf } from '#std/duration.ts'
import { line, section, type Line } from '#verbs/line.ts'
import type { Mine } from './my-flow.ts'

export function sayMine({ accounts, repositories, forMe, forOthers, notKnown, at }: Mine): Line[] {
  if (accounts.length === 0)
    return [
      line('plain', 'Which account of a forge is yours is not said yet. Nobody else will see it.'),
      line('soft', `cairn flow i-am LOGIN --repository ${repositories[0] ?? 'NAME'}`),
    ]
  return [
    ...section('What waits for you', told(forMe)),
    ...section('What you wait for', told(forOthers)),
    line('plain', ''),
    ...(notKnown === 0
      ? []
      : [line('soft', `Of ${notKnown} the reviews were not read, so nobody can tell.`)]),
    line('soft', `As of ${at?.slice(0, 16).replace('T', ' ') ?? 'no day'}. Only you see this.`),
  ]
}

interface Own {
  key: string
  login: string
}

export function sayIAm({ key, login }: Own): Line[] {
  return [
    line('plain', `You are ${login} on ${hostIn(key)}. Nobody else sees that.`),
    line('soft', 'What waits for you: cairn flow mine'),
  ]
}

export function sayIAmNot({ key, login }: Own): Line[] {
  return [line('plain', `You are no longer ${login} on ${hostIn(key)}.`)]
}

/** A key is the host of the forge and the account's number there. */
function hostIn(key: string): string {
  return key.split('#')[0] ?? key
}

function told(waits: Mine['forMe']): Line[] {
  if (waits.length === 0) return [line('item', 'Nothing.')]
  return waits.flatMap(({ repository, number, title, says, age, asked }) => [
    line('item', `${repository}#${number}  ${title}`),
    line(
      'detail',
      `${says}: ${hoursOf(age.working)} of working time, ${duration(age.elapsed)} in all${asked.length === 0 ? '' : `; asked: ${asked.join(', ')}`}`,
    ),
  ])
}
