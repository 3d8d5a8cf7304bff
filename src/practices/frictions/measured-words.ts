/** What a friction costs, in words: what was measured, over which span and how surely, and what was said. Pure. */
import { count } from '#std/words.ts'
import { line, section, type Line } from '#verbs/line.ts'
import type { FrictionCosts } from './measured.ts'
import { partInWords } from './schema-cost-words.ts'
import { costInWords } from './schema-words.ts'

export function sayCost(costs: FrictionCosts): Line[] {
  const { said, measured, because } = costs
  return [
    ...section(
      'As the flow measures it',
      measured === null
        ? [line('item', `Cannot be measured: ${because ?? 'nothing tells'}.`)]
        : [
            ...measured.parts.map((part) => line('item', partInWords(part))),
            ...(measured.people === null
              ? []
              : [line('item', `The changes of at least ${count(measured.people)} people waited.`)]),
            line('soft', spanInWords(measured.window)),
          ],
    ),
    ...section(
      'As whoever reported it says',
      said === null
        ? [line('item', 'Nothing was said.')]
        : [line('item', costInWords(said)), line('soft', said.formula)],
    ),
  ]
}

function spanInWords({ from, to }: NonNullable<FrictionCosts['measured']>['window']): string {
  return from === null || to === null
    ? 'Of all that is known.'
    : `From ${from.slice(0, 10)} to ${to.slice(0, 10)}.`
}
