/** Kept frameworks in words. */
import { counted } from '#std/words.ts'
import { line, type Line } from '#verbs/line.ts'
import type { FrameworkLine, FrameworkTold } from './told.ts'

export function sayFrameworks({ items }: { items: readonly FrameworkLine[] }): Line[] {
  if (items.length === 0)
    return [
      line('plain', 'No framework is kept here.'),
      line('soft', 'cairn growth frameworks import PATH --keep keeps one, or all of a folder.'),
    ]
  return items.flatMap(({ name: called, title, topicCount, criterionCount }) => [
    line('item', title),
    line(
      'detail',
      `${called}; ${counted(topicCount, 'topic')}, ${counted(criterionCount, 'criterion', 'criteria')}`,
    ),
  ])
}

export function sayFramework({ title, summary, licence, topics }: FrameworkTold): Line[] {
  return [
    line('title', title),
    ...(summary === null ? [] : [line('plain', summary)]),
    ...(licence === null ? [] : [line('soft', `Licence: ${licence}`)]),
    ...topics.flatMap((one) =>
      one.levels.flatMap((each) => [
        line('heading', `${one.title}: ${each.title}`),
        ...each.criteria.flatMap(({ text, ref }) => [line('item', text), line('detail', ref)]),
      ]),
    ),
    line('soft', 'growth.begin TITLE --criterion REF begins a goal from one of these.'),
  ]
}
