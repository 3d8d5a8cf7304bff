/** What a friction costs, in words: what was measured, over which span and how surely, and what was said. Pure. */
import { hoursOf } from '#std/duration.ts'
import { count, counted } from '#std/words.ts'
import { line, section, type Line } from '#verbs/line.ts'
import type { FrictionCosts } from './measured.ts'
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
              : [line('item', `The changes of ${count(measured.people)} people waited.`)]),
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

type Part = NonNullable<FrictionCosts['measured']>['parts'][number]

/** `waiting for a runner: 12 h a week (9 in 10 times 8 h to 17 h); 340 h in all, 1,204 jobs` */
export function partInWords(part: Part): string {
  const { what, says, n, hours, of, perWeek, weeks, because } = part
  const whose = what === 'ran' || what.startsWith('ci_') ? 'job' : 'change'
  const all = `${hoursOf(hours * 60)} in all${of === 'working time' ? ' of working time' : ''}, ${counted(n, whose)}`
  if (perWeek === null)
    return `${says}: ${all}; per week it cannot be told (${because ?? 'too few'})`
  const { value, low, high } = perWeek
  return `${says}: ${hoursOf(value * 60)} a week (${hoursOf(low * 60)} to ${hoursOf(high * 60)}, nine times in ten, of ${counted(weeks, 'week')}); ${all}`
}

function spanInWords({ from, to }: NonNullable<FrictionCosts['measured']>['window']): string {
  return from === null || to === null
    ? 'Of all that is known.'
    : `From ${from.slice(0, 10)} to ${to.slice(0, 10)}.`
}
