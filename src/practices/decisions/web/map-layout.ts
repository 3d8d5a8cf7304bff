/** Where decisions stand on their map: a row for each area, time from left to right, and what took whose place as arrows. Pure. */
import type { DecisionMap, Mapped } from '../map.ts'

export interface Wish {
  /** In pixels: what is for the names of areas, and the whole. */
  names: number
  width: number
  /** The period that is looked at. */
  from: Date
  to: Date
  now: Date
  /** Null for all. */
  area: string | null
}

export interface Mark {
  key: string
  item: Mapped
  row: number
  x: number
  /** Where its life ends on the map; null of what has none, or no room for one. */
  end: number | null
  y: number
  label: string
  /** Left of its sign, where there is no room on the right. */
  isLabelLeft: boolean
}

interface Row {
  area: string
  y: number
  height: number
}

interface Arrow {
  key: string
  from: { x: number; y: number }
  to: { x: number; y: number }
}

export interface MapLayout {
  rows: Row[]
  marks: Mark[]
  arrows: Arrow[]
  height: number
  /** How many decisions are on it; one may stand in several rows. */
  count: number
}

export const laneHeight = 34
const rowPadding = 8
export const axisHeight = 28
const letter = 6.4
const labelMax = 240
/** Where an area has more, their lives would lie over each other's names, and are not drawn. */
const denseFrom = 13
const labelMaxDense = 130
const gap = 14

export function layOut({ items, areas, edges }: DecisionMap, wish: Wish): MapLayout {
  const byNumber = new Map(items.map((item) => [item.number, item]))
  const rows: Row[] = []
  const marks: Mark[] = []
  let y = axisHeight
  for (const { name, numbers } of areas) {
    if (wish.area !== null && name !== wish.area) continue
    const own = numbers
      .flatMap((number) => byNumber.get(number) ?? [])
      .filter((item) => isWithin(item, wish))
    if (own.length === 0) continue
    const { placed, lanes } = inLanes(own, { ...wish, top: y + rowPadding, row: rows.length })
    const height = lanes * laneHeight + 2 * rowPadding
    marks.push(...placed.map((mark) => ({ ...mark, key: `${name}#${mark.item.number}` })))
    rows.push({ area: name, y, height })
    y += height
  }
  const standing = Map.groupBy(marks, ({ item }) => item.number)
  return {
    ...{ rows, marks, height: y },
    arrows: edges.flatMap((edge) => (edge.kind === 'supersedes' ? arrowFor(edge, standing) : [])),
    count: standing.size,
  }
}

/** Until when it is drawn; what was turned down or taken back never held. */
function endOf({ status, endedAt, at }: Mapped, now: Date): Date {
  if (endedAt !== null) return new Date(endedAt)
  return status === 'open' || status === 'accepted' ? now : new Date(at)
}

function isWithin(item: Mapped, { from, to, now }: Pick<Wish, 'from' | 'to' | 'now'>): boolean {
  return new Date(item.at) <= to && endOf(item, now) >= from
}

interface Placing extends Wish {
  top: number
  row: number
}

/** Each in the first lane that is free there: no name lies over another. */
function inLanes(
  items: readonly Mapped[],
  wish: Placing,
): { placed: Omit<Mark, 'key'>[]; lanes: number } {
  const isDense = items.length >= denseFrom
  // In the order of time: what is free behind the last of a lane is free.
  const ends: number[] = []
  const placed = items.map((item) => {
    const x = xOf(new Date(item.at), wish)
    const until = xOf(endOf(item, wish.now), wish)
    const end = isDense || until - x < 2 ? null : until
    const most = isDense ? labelMaxDense : labelMax
    const title = new Date(item.at) < wish.from ? `← ${item.title}` : item.title
    const wanted = Math.min(most, title.length * letter)
    const [right, left] = [wish.width - x - gap, x - wish.names - gap]
    const isLabelLeft = right < wanted && left > right
    const label = cut(title, Math.min(most, isLabelLeft ? left : right))
    const long = label.length * letter
    const from = (isLabelLeft ? x - long : x) - gap
    const to = Math.max(end ?? x, isLabelLeft ? x : x + long) + gap
    const free = ends.findIndex((last) => last <= from)
    const lane = free < 0 ? ends.length : free
    ends[lane] = to
    const y = wish.top + lane * laneHeight + laneHeight / 2
    return { item, row: wish.row, x, end, y, label, isLabelLeft }
  })
  return { placed, lanes: ends.length }
}

const edge = 10

/** Within what is looked at. */
function xOf(
  at: Date,
  { names, width, from, to }: Pick<Wish, 'names' | 'width' | 'from' | 'to'>,
): number {
  const [left, right] = [names + edge, width - edge]
  const part = (at.getTime() - from.getTime()) / Math.max(1, to.getTime() - from.getTime())
  return Math.round(left + Math.min(1, Math.max(0, part)) * (right - left))
}

function cut(title: string, width: number): string {
  const room = Math.max(6, Math.floor(width / letter))
  return title.length > room ? `${title.slice(0, room - 1).trimEnd()}…` : title
}

/** In one row where both stand in it; from the first of each otherwise. */
function arrowFor(
  { from, to }: { from: number; to: number },
  standing: ReadonlyMap<number, readonly Mark[]>,
): Arrow[] {
  const newer = standing.get(from) ?? []
  const older = standing.get(to) ?? []
  const pairs = older.flatMap((old) =>
    newer.filter(({ row }) => row === old.row).map((next) => [old, next] as const),
  )
  const [one, other] = [older[0], newer[0]]
  const drawn = pairs.length > 0 ? pairs : one && other ? [[one, other] as const] : []
  return drawn.map(([old, next]) => ({
    key: `${old.key} ${next.key}`,
    from: { x: old.end ?? old.x, y: old.y },
    to: { x: next.x, y: next.y },
  }))
}

/** Where an arrow key leads: along the row, or to the nearest in the next one. */
export function neighbour(marks: readonly Mark[], key: string, pressed: string): Mark | undefined {
  const here = marks.find((mark) => mark.key === key)
  if (here === undefined) return undefined
  const along = marks
    .filter(({ row }) => row === here.row)
    .toSorted((a, b) => a.x - b.x || a.y - b.y)
  const place = along.indexOf(here)
  if (pressed === 'ArrowRight') return along[place + 1]
  if (pressed === 'ArrowLeft') return along[place - 1]
  if (pressed === 'Home') return along[0]
  if (pressed === 'End') return along.at(-1)
  if (pressed !== 'ArrowDown' && pressed !== 'ArrowUp') return undefined
  const next = marks.filter(({ row }) => row === here.row + (pressed === 'ArrowDown' ? 1 : -1))
  return next.toSorted((a, b) => Math.abs(a.x - here.x) - Math.abs(b.x - here.x))[0]
}

/** The months that all of it lies in, the first and the one after the last. */
export function monthsOf(items: readonly Mapped[], now: Date): Date[] {
  const first = new Date(Math.min(now.getTime(), ...items.map(({ at }) => Date.parse(at))))
  const months: Date[] = []
  for (let month = 0; ; month++) {
    const at = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month))
    months.push(at)
    if (at > now) return months
  }
}
