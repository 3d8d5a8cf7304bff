/** What is said of decisions on their map. */
import type { DecisionMap, Mapped } from '../map.ts'

/** Of what names no code: in an address an empty text would be no area at all. */
export const noArea = '-'

export function areaInWords(area: string): string {
  return area === '' ? 'No code named' : area
}

const lasting = new Set(['accepted', 'open'])

/** `3 May 2024 to 1 June 2025, replaced by 7`. */
export function spanInWords(item: Mapped, map: DecisionMap): string {
  const next = successorOf(item.number, map)
  return [
    item.endedAt === null
      ? `${lasting.has(item.status) ? 'since' : 'on'} ${dayIn(item.at)}`
      : `${dayIn(item.at)} to ${dayIn(item.endedAt)}`,
    ...(next === undefined ? [] : [`replaced by ${next}`]),
  ].join(', ')
}

export function successorOf(number: number, { edges }: DecisionMap): number | undefined {
  return edges.find(({ kind, to }) => kind === 'supersedes' && to === number)?.from
}

export function readWith(number: number, { edges }: DecisionMap): number[] {
  const related = edges.filter(({ kind }) => kind === 'is related to')
  return related.flatMap(({ from, to }) => (from === number ? [to] : to === number ? [from] : []))
}

function dayIn(at: string): string {
  return new Date(at).toLocaleDateString('en-GB', {
    ...{ day: 'numeric', month: 'long', year: 'numeric' },
    timeZone: 'UTC',
  })
}
