/** The long view as text: area by area, the oldest first, each with what took its place. Pure. */
import { standingInWords } from '#std/standing.ts'
import { line, type Line } from '#verbs/line.ts'
import type { DecisionMap, Mapped } from './map.ts'

export function sayMap({ items, areas, edges, more }: DecisionMap): Line[] {
  if (items.length === 0) return [line('plain', 'Nothing was proposed or decided yet.')]
  const byNumber = new Map(items.map((item) => [item.number, item]))
  const supersedes = edges.filter(({ kind }) => kind === 'supersedes')
  const successors = new Map(supersedes.map(({ from, to }) => [to, from]))
  const width = Math.max(...items.map(({ number }) => String(number).length))
  return [
    line('title', spanOf(items)),
    ...areas.flatMap(({ name, numbers }) => [
      line('heading', name === '' ? 'No code named' : name),
      ...numbers.flatMap((number) => {
        const item = byNumber.get(number)
        return item === undefined ? [] : [say(item, successors.get(number), width)]
      }),
    ]),
    ...(more === 0 ? [] : [line('plain', ''), line('soft', `${more} older ones are not shown.`)]),
  ]
}

function spanOf(items: readonly Mapped[]): string {
  const [from, to] = [items[0]?.at.slice(0, 4), items.at(-1)?.at.slice(0, 4)]
  const count = `${items.length} ${items.length === 1 ? 'decision' : 'decisions'}`
  return from === to ? `${count}, ${from}` : `${count}, ${from} to ${to}`
}

function say(
  { number, title, status, trialUntil, at, endedAt }: Mapped,
  next: number | undefined,
  width: number,
): Line {
  return line('item', `${at.slice(0, 10)}  ${String(number).padStart(width)}  ${title}${endOf()}`)

  function endOf(): string {
    const until = endedAt === null ? '' : `, until ${endedAt.slice(0, 10)}`
    if (next !== undefined) return `${until}; now ${next}`
    if (trialUntil !== null) return ` (${standingInWords({ status, trialUntil })})`
    if (status === 'accepted') return ''
    return `${until} (${status === 'open' ? 'proposed' : status})`
  }
}
