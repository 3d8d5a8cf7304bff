/** A comparison of before and after in words. Pure. */
import { courseInWords, restsOn } from '#std/measured.ts'
import { calendarDayShown } from '#std/shown-dates.ts'
import { listed } from '#std/words.ts'
import { line, section, type Line } from '#verbs/line.ts'
import type { FlowComparison } from './compare-verbs.ts'

export function sayComparison(told: FlowComparison): Line[] {
  const { measure, says, unit, since, before, after, verdict, because, repositories } = told
  const where = repositories.length === 0 ? '' : `, of ${listed(repositories)}`
  return [
    line(
      'title',
      `${says[0]?.toUpperCase()}${says.slice(1)}, since ${calendarDayShown(since)}${where}`,
    ),
    ...(before.weeks + after.weeks === 0
      ? // Nothing was compared: that is no week without anything.
        []
      : [
          line('item', courseInWords(unit, told)),
          line(
            'item',
            `It rests on ${restsOn(measure, before.n)} before and ${restsOn(measure, after.n)} after.`,
          ),
        ]),
    line('plain', `${verdictWords[verdict]}: ${because}.`),
    ...section(
      'Decided in the same time: what changed may be their doing as well',
      told.alsoDecided.map(({ number, title, on }) =>
        line('item', `${number}. ${title} (${calendarDayShown(on)})`),
      ),
    ),
  ]
}

const verdictWords = {
  worked: 'It worked',
  'did not': 'It did not work',
  'cannot tell': 'Nobody can tell',
} as const satisfies Record<FlowComparison['verdict'], string>
