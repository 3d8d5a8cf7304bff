/** A round of matching as text: each pair with its reasons, then who waits and who has room. */
import type { MatchedRound } from '#app/growth/match-round.ts'
import { counted } from '#std/words.ts'
import type { Line } from '#verbs/line.ts'
import type { Io } from '../io.ts'
import { showLines } from './lines.ts'

type Answer = MatchedRound['answer']

export function showMatched(
  io: Pick<Io, 'columns' | 'paint'>,
  { says, pairs, unmatched, free }: Answer,
  names: MatchedRound['names'],
): string {
  const named = (id: string): string => names.get(id) ?? id
  return showLines(io, [
    { as: 'title', text: says },
    ...pairs.flatMap(({ learner, guide, reasons, second }): Line[] => [
      { as: 'heading', text: `${named(learner)} with ${named(guide)}` },
      ...reasons.map((text): Line => ({ as: 'item', text })),
      ...(second === null ? [] : [{ as: 'item', text: otherwise(second, named) } as const]),
    ]),
    ...part(
      'Nobody yet',
      unmatched.map(({ person, reason }) => `${named(person)}: ${reason}`),
    ),
    ...part(
      'With room left',
      free.map(
        ({ person, places, reason }) => `${named(person)} (${counted(places, 'place')}): ${reason}`,
      ),
    ),
    ...(pairs.length === 0 ? [] : [{ as: 'plain', text: closing } as const]),
  ])
}

const closing =
  '\nThese are proposals: both sides say whether they want it, and no is a good answer.'

function otherwise(
  { guide, hasRoom }: NonNullable<Answer['pairs'][number]['second']>,
  named: (id: string) => string,
): string {
  return `Otherwise: ${named(guide)}${hasRoom ? ', who has room' : ', whose places are taken in this round'}.`
}

function part(heading: string, items: readonly string[]): Line[] {
  return items.length === 0
    ? []
    : [{ as: 'heading', text: heading }, ...items.map((text): Line => ({ as: 'item', text }))]
}
