/** A trail in words: its stops one after the other, and what became of their code. Pure. */
import { line, section, type Line } from '#verbs/line.ts'
import type { z } from 'zod'
import type { FollowedTrail, Trail, TrailLine } from './schema.ts'
import { sayStanding } from './rules-standing.ts'
import type { Stop, Target } from './schema-stop.ts'

export function sayTrail(trail: Trail): Line[] {
  const { id, number, title, body, status, version, tags, stops, editor } = trail
  return [
    line('title', `${number}  ${title}`),
    line('soft', `${status}; version ${version}`),
    ...(trail.status === 'retired' ? [line('plain', trail.because)] : []),
    ...(tags.length === 0 ? [] : [line('soft', tags.map((tag) => `#${tag}`).join(' '))]),
    ...(body.trim() === '' ? [] : [line('plain', ''), line('plain', body.trim())]),
    ...stops.flatMap((stop, at) => sayStop(stop, at + 1)),
    ...(editor?.next == null ? [] : section('It goes on with', [line('item', editor.next)])),
    line('plain', ''),
    line('soft', id),
  ]
}

/** An answer is folded where it can be; here whoever wants to think first looks away. */
function sayStop({ title, body, target, check, blank, asides }: Stop, step: number): Line[] {
  const place = placeInWords(target)
  return [
    line('heading', `${step}. ${title ?? place ?? 'A word before going on'}`),
    ...(place === null ? [] : [line('soft', place)]),
    ...(body.trim() === '' ? [] : [line('plain', body.trim())]),
    ...(check === null ? [] : [line('item', check.question), line('detail', check.answer)]),
    ...(blank === null ? [] : [line('item', blank.asks)]),
    ...asides.map((aside) => line('soft', `In an editor: ${aside}`)),
  ]
}

function placeInWords(target: Target): string | null {
  switch (target.is) {
    case 'code': {
      const { repository, path, from, to, commit } = target
      const lines = from === null ? '' : from === to ? `#L${from}` : `#L${from}-L${to}`
      return `${repository}:${path}${lines}${commit === null ? '' : `@${commit.slice(0, 10)}`}`
    }
    case 'directory':
      return `${target.repository}:${target.path}/`
    case 'uri':
      return target.uri
    case 'record':
      return target.record
    case 'none':
      return null
  }
}

export function sayTrails({
  items,
  next,
}: {
  items: readonly z.output<typeof TrailLine>[]
  next: string | null
}): Line[] {
  if (items.length === 0) return [line('plain', 'There is no trail yet, or none like that.')]
  return [
    ...items.map((trail) =>
      line('item', `${trail.number}. ${trail.title} (${trail.status}; ${sayStanding(trail)})`),
    ),
    ...(next === null ? [] : [line('soft', `There are more: --after ${next}`)]),
  ]
}

export function sayFollowed({ says, stops }: FollowedTrail): Line[] {
  return [
    line('title', says),
    ...stops.map(({ step, says: of, confidence, state }) =>
      line(
        'item',
        `${step}. ${of}${state === 'same' || state === 'cannot_tell' ? '' : ` (sure to ${Math.round(confidence * 100)} %)`}`,
      ),
    ),
  ]
}
