/** An idea in words: what was said, and what became of it. Pure. */
import { wentIntoInWords } from '#records/went-into-shape.ts'
import { line, section, type Line } from '#verbs/line.ts'
import type { IdeaTold } from './schema.ts'

export function sayIdea(idea: IdeaTold): Line[] {
  const { id, number, title, body, status, version, tags, wentInto } = idea
  return [
    line('title', `${number}  ${title}`),
    line('soft', `${status}; version ${version}`),
    ...(tags.length === 0 ? [] : [line('soft', tags.map((tag) => `#${tag}`).join(' '))]),
    ...(body.trim() === '' ? [] : [line('plain', ''), line('plain', body.trim())]),
    ...section('What became of it', becameOf(idea)),
    ...section(
      'What it went into',
      wentInto.map((one) => line('item', wentIntoInWords(one))),
    ),
    line('plain', ''),
    line('soft', id),
  ]
}

function becameOf(idea: IdeaTold): Line[] {
  if (idea.status === 'exploring') return [line('item', `It is tried: ${idea.trying}`)]
  return idea.status === 'kept'
    ? [line('item', `Kept for later: ${idea.because}`), line('item', idea.thanks)]
    : []
}
