/** Remedies in words: one of them, a list, and what may help with something. Pure. */
import { line, section, type Line } from '#verbs/line.ts'
import { counted } from '#std/words.ts'
import type { Matched, Wanted } from './match.ts'
import type { RemedyLine, RemedyTold } from './schema.ts'
import { areas, causeWords, measureInWords, type Cause } from './schema-words.ts'

export function sayRemedy(remedy: RemedyTold): Line[] {
  const { title, body, helps, weeks, effort, measures, ask } = remedy
  const sources = remedy.from === 'cairn' ? remedy.sources : []
  const ref = remedy.from === 'cairn' ? remedy.id : `remedy#${remedy.number}`
  return [
    line('title', title),
    line('soft', `${ref}; ${trialInWords({ weeks, effort })}`),
    line('soft', helpsInWords(helps)),
    ...(remedy.from === 'team' && remedy.status === 'retired'
      ? [line('plain', `Retired: ${remedy.because}`)]
      : []),
    line('plain', ''),
    line('plain', body.trim()),
    ...section('What may show it', [
      ...measures.map((measure) => line('item', measureInWords(measure))),
      ...(ask === null ? [] : [line('item', `Ask: ${ask}`)]),
    ]),
    ...section(
      'Sources',
      sources.flatMap(({ title: work, by, year, url, citation, says }) => [
        line('item', `${by} (${year}): ${work}. ${url ?? citation ?? ''}`.trim()),
        line('detail', says),
      ]),
    ),
  ]
}

export function sayRemedies({
  items,
  next,
}: {
  items: readonly RemedyLine[]
  next: string | null
}): Line[] {
  if (items.length === 0)
    return [
      line('plain', 'No remedy is like that.'),
      line('soft', 'remedies.add writes down one of your own.'),
    ]
  const more = next === null ? [] : [line('soft', `There are more, after ${next}.`)]
  return [...items.flatMap((remedy) => sayLine(remedy)), ...more]
}

export function sayMatches({
  wanted,
  items,
}: {
  wanted: readonly Wanted[]
  items: readonly Matched[]
}): Line[] {
  if (wanted.length === 0) return sayCauses()
  if (items.length === 0) return [line('plain', 'No remedy helps with that yet.')]
  return items.flatMap((remedy) => [
    ...sayLine(remedy),
    ...remedy.why.map((why) => line('detail', why)),
  ])
}

/** What can be named, where nothing that is known was. */
function sayCauses(): Line[] {
  return [
    line('plain', 'What hurts? Name one or more of these causes, or say it in other words.'),
    ...areas.flatMap(({ label, causes }) =>
      section(
        label,
        causes.map((cause) => line('item', `${cause}: ${causeWords[cause]}`)),
      ),
    ),
  ]
}

function sayLine({ ref, title, status, helps, weeks, effort }: RemedyLine): Line[] {
  return [
    line('item', `${title}${status === 'retired' ? ' (retired)' : ''}`),
    line('detail', `${ref}; ${trialInWords({ weeks, effort })}`),
    line('detail', helpsInWords(helps)),
  ]
}

function helpsInWords(helps: readonly Cause[]): string {
  return `For: ${helps.map((cause) => causeWords[cause].toLowerCase()).join('; ')}`
}

function trialInWords({ weeks, effort }: Pick<RemedyLine, 'weeks' | 'effort'>): string {
  return `a trial of ${counted(weeks, 'week')}, ${effort} effort`
}
