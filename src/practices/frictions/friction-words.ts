/** A friction in words: what gets in the way, what it costs, and what became of it. Pure. */
import type { SimilarRecord } from '#records/similar.ts'
import { standingInWords } from '#std/standing.ts'
import { line, section, type Line } from '#verbs/line.ts'
import { costInWords, hitsInWords, peopleInWords, whyAlike } from './schema-words.ts'
import type { Friction, FrictionTold } from './schema.ts'

export function sayFriction(friction: FrictionTold): Line[] {
  const { id, number, title, body, status, version, tags, area, flow } = friction
  const { hits, meToo, cost } = friction
  return [
    line('title', `${number}  ${title}`),
    line('soft', `${status}; version ${version}${area === null ? '' : `; about ${area}`}`),
    ...(flow === null ? [] : [line('soft', `measured by ${flow.part} of ${flow.repository}`)]),
    ...(tags.length === 0 ? [] : [line('soft', tags.map((tag) => `#${tag}`).join(' '))]),
    ...(body.trim() === '' ? [] : [line('plain', ''), line('plain', body.trim())]),
    ...section(
      'What became of it',
      becameOf(friction).map((text) => line('item', text)),
    ),
    ...section(
      'What it leads to',
      friction.leadsTo.map((one) =>
        line('item', `${one.kind}#${one.number}, ${one.title} (${standingInWords(one)})`),
      ),
    ),
    ...section(
      'Merged into it',
      friction.merged.map((one) => line('item', `friction#${one.number}, ${one.title}`)),
    ),
    ...section('Who has it', [
      line('item', peopleInWords(meToo)),
      ...(hits === null ? [] : [line('item', hitsInWords(hits))]),
      ...(cost === null ? [] : [line('item', costInWords(cost)), line('detail', cost.formula)]),
    ]),
    line('plain', ''),
    line('soft', id),
  ]
}

export function saySimilar({ items }: { items: SimilarRecord[] }): Line[] {
  if (items.length === 0) return [line('plain', 'No open friction looks like that.')]
  return items.flatMap((one) => [
    line('item', `friction#${one.number}, ${one.title} (${one.status})`),
    line('detail', whyAlike(one)),
  ])
}

function becameOf(friction: Friction): string[] {
  switch (friction.status) {
    case 'reported':
    case 'merged':
      return []
    case 'confirmed':
      return [`Looked into: ${friction.checked}`]
    case 'trying':
      return [`It is tried: ${friction.trying}`]
    case 'eased':
      return [`What helped: ${friction.helped}`]
    case 'parked':
      return [`Not now: ${friction.because}`, friction.thanks]
  }
}
