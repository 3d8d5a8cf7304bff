/** What questions are about, in words. Pure. */
import { counted } from '#std/words.ts'
import { line, section, type Line } from '#verbs/line.ts'
import type { Counts } from './counts.ts'

export function sayCounts({ topics, areas }: Counts): Line[] {
  if (topics.length === 0 && areas.length === 0)
    return [line('plain', 'Nobody asked anything yet.')]
  return [
    ...section(
      'By topic',
      topics.flatMap(({ topic, ...one }) => [
        line('item', topic === '' ? 'without a topic' : `#${topic}`),
        ...tallied(one),
      ]),
    ),
    ...section(
      'By area',
      areas.flatMap(({ repository, area, ...one }) => [
        line('item', [repository, area === '' ? 'at the top' : area].filter(Boolean).join(': ')),
        ...tallied(one),
      ]),
    ),
  ]
}

function tallied({
  questionCount,
  openCount,
  foundCount,
  answeredCount,
  foundAlone,
}: Omit<Counts['areas'][number], 'repository' | 'area' | 'rungs'>): Line[] {
  const asked = `${counted(questionCount, 'question')}: ${openCount} open, ${foundCount} found, ${answeredCount} answered`
  return [
    line('detail', asked),
    ...(foundAlone === null ? [] : [line('detail', `${foundAlone} found while writing`)]),
  ]
}
