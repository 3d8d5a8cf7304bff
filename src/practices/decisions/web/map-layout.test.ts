/** Where decisions stand on their map. */
import { expect, test } from 'vitest'
import type { DecisionMap, Mapped } from '../map.ts'
import { axisHeight, laneHeight, layOut, monthsOf, neighbour } from './map-layout.ts'

const decided = (number: number, at: string, more: Partial<Mapped> = {}): Mapped => ({
  ...{ decision: `d${number}`, number, title: `Decision ${number}`, status: 'accepted' },
  trialUntil: null,
  ...{ at: `${at}T00:00:00Z`, endedAt: null, areas: ['app'], ...more },
})

const mapOf = (items: Mapped[], edges: DecisionMap['edges'] = []): DecisionMap => ({
  ...{ items, edges, more: 0 },
  areas: [
    ...Map.groupBy(
      items.flatMap((item) => item.areas.map((area) => ({ area, item }))),
      ({ area }) => area,
    ),
  ].map(([name, own]) => ({ name, numbers: own.map(({ item }) => item.number) })),
})

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const wish = {
  ...{ names: 100, width: 1000, area: null },
  ...{ from: day('2020-01-01'), to: day('2026-01-01'), now: day('2026-01-01') },
}

test('time runs from left to right, and what holds reaches to today', () => {
  const { marks } = layOut(
    mapOf([
      decided(1, '2020-01-01', { status: 'superseded', endedAt: '2023-01-01T00:00:00Z' }),
      decided(2, '2023-01-01'),
      decided(3, '2024-01-01', { status: 'rejected' }),
    ]),
    wish,
  )
  expect(marks.map(({ x, end }) => [x, end])).toEqual([
    [110, 550],
    [550, 990],
    [697, null],
  ])
})

test('no life and no name lies over another', () => {
  const items = Array.from({ length: 11 }, (_, index) =>
    decided(index + 1, `20${20 + (index % 6)}-0${1 + (index % 7)}-01`, {
      title: 'A title of some length that has to be read',
      status: index % 3 === 0 ? 'rejected' : 'accepted',
    }),
  )
  const { marks, rows, height } = layOut(mapOf(items), wish)
  const spans = marks.map(({ x, end, y, label, isLabelLeft }) => ({
    y,
    from: isLabelLeft ? x - label.length * 6 : x,
    to: Math.max(end ?? x, isLabelLeft ? x : x + label.length * 6),
  }))
  for (const [place, one] of spans.entries())
    for (const other of spans.slice(place + 1))
      expect(one.y !== other.y || one.to <= other.from || other.to <= one.from).toBe(true)
  for (const { from, to } of spans) {
    expect(from).toBeGreaterThanOrEqual(100)
    expect(to).toBeLessThanOrEqual(1000)
  }
  expect(Math.max(...marks.map(({ y }) => y)) + laneHeight / 2).toBeLessThanOrEqual(height)
  expect(rows).toMatchObject([{ area: 'app', y: axisHeight }])
})

test('only what held in the period, and only the area asked for', () => {
  const map = mapOf([
    decided(1, '2020-01-01', { status: 'deprecated', endedAt: '2021-01-01T00:00:00Z' }),
    decided(2, '2020-06-01', { areas: ['app', 'lib'] }),
    decided(3, '2025-01-01', { areas: ['lib'] }),
  ])
  const numbers = (more: object) => layOut(map, { ...wish, ...more }).marks.map(({ key }) => key)
  expect(numbers({ from: day('2022-01-01'), to: day('2023-01-01') })).toEqual(['app#2', 'lib#2'])
  // What began before says so.
  const { marks } = layOut(map, { ...wish, from: day('2022-01-01'), area: 'lib' })
  expect(marks.map(({ label }) => label)).toEqual(['← Decision 2', 'Decision 3'])
  expect(numbers({ area: 'lib' })).toEqual(['lib#2', 'lib#3'])
  expect(layOut(map, wish).count).toBe(3)
})

test('an arrow leads from the end of the old to the beginning of the new, in each row of both', () => {
  const old = { status: 'superseded', endedAt: '2023-01-01T00:00:00Z' }
  const map = mapOf(
    [
      decided(1, '2020-01-01', { ...old, areas: ['app', 'lib'] }),
      decided(2, '2023-01-01', { areas: ['app', 'lib'] }),
      decided(3, '2024-01-01', { areas: ['lib'] }),
    ],
    [
      { from: 2, to: 1, kind: 'supersedes' },
      { from: 3, to: 2, kind: 'is related to' },
    ],
  )
  const { arrows, marks } = layOut(map, wish)
  expect(arrows.map(({ key }) => key)).toEqual(['app#1 app#2', 'lib#1 lib#2'])
  expect(arrows[0]).toMatchObject({ from: { x: marks[0]?.end }, to: { x: marks[1]?.x } })
})

test('arrow keys walk along a row and to the nearest in the next', () => {
  const { marks } = layOut(
    mapOf([
      decided(1, '2020-01-01'),
      decided(2, '2025-01-01'),
      decided(3, '2024-06-01', { areas: ['lib'] }),
      decided(4, '2020-02-01', { areas: ['lib'] }),
    ]),
    wish,
  )
  const walk = (...keys: string[]) =>
    keys.reduce((at, pressed) => neighbour(marks, at, pressed)?.key ?? at, 'app#1')
  expect(walk('ArrowRight')).toBe('app#2')
  expect(walk('ArrowRight', 'ArrowRight')).toBe('app#2')
  expect(walk('ArrowRight', 'ArrowDown')).toBe('lib#3')
  expect(walk('ArrowRight', 'ArrowDown', 'Home')).toBe('lib#4')
  expect(walk('ArrowDown', 'ArrowUp')).toBe('app#1')
})

test('a hundred in one area still are a map', () => {
  const items = Array.from({ length: 100 }, (_, index) =>
    decided(index + 1, new Date(Date.UTC(2020, 0, 1 + index * 20)).toISOString().slice(0, 10)),
  )
  const { height, marks } = layOut(mapOf(items), wish)
  expect(height).toBeLessThan(25 * laneHeight)
  expect(marks.every(({ end }) => end === null)).toBe(true)
})

test('months reach from the first decision to the one after today', () => {
  const months = monthsOf([decided(1, '2025-11-20')], day('2026-01-15'))
  expect(months.map((month) => month.toISOString().slice(0, 7))).toEqual([
    ...['2025-11', '2025-12', '2026-01', '2026-02'],
  ])
})
