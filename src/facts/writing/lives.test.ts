import { expect, test } from 'vitest'
import { beforeAll, forever, livesOf, type PathEvent } from './lives.ts'

const [a, b, c] = [1, 2, 3]
const nobody = (): boolean => false
const depart = (pathId: number, moment: number, to: number): PathEvent => ({
  pathId,
  moment,
  oid: `d${moment}`,
  what: 'depart',
  to,
})
const start = (pathId: number, moment: number): PathEvent => ({
  pathId,
  moment,
  oid: `s${moment}`,
  what: 'start',
  to: -1,
})
const atHead =
  (...paths: number[]) =>
  (path: number) =>
    paths.includes(path)

test('a renamed path belongs to what it became', () => {
  expect(livesOf([depart(a, 10, b), start(b, 10)], atHead(b))).toEqual([
    { pathId: a, since: beforeAll, until: forever, fileId: b },
  ])
})

test('a chain of renames is followed to its end', () => {
  const lives = livesOf([depart(a, 10, b), start(b, 10), depart(b, 20, c), start(c, 20)], atHead(c))
  expect(lives.map((life) => [life.pathId, life.fileId])).toEqual([
    [a, c],
    [b, c],
  ])
})

test('a path made again after it was renamed away begins a new life', () => {
  const lives = livesOf([depart(a, 10, b), start(b, 10), start(a, 30)], atHead(a, b))
  expect(lives).toEqual([{ pathId: a, since: beforeAll, until: 30, fileId: b }])
})

test('a rename there and back leaves one file', () => {
  const events = [depart(a, 10, b), start(b, 10), depart(b, 20, a), start(a, 20)]
  expect(livesOf(events, atHead(a))).toEqual([
    { pathId: b, since: beforeAll, until: forever, fileId: a },
  ])
})

test('two names that swap places keep their histories', () => {
  const events = [depart(a, 10, b), start(b, 10), depart(b, 10, a), start(a, 10)].map((event) => ({
    ...event,
    oid: 'x',
  }))
  const lives = livesOf(events, atHead(a, b))
  expect(lives.filter((life) => life.until <= 10)).toEqual([
    { pathId: a, since: beforeAll, until: 10, fileId: b },
    { pathId: b, since: beforeAll, until: 10, fileId: a },
  ])
})

test('of two renames on parallel branches the one that is at head wins', () => {
  const events = [depart(a, 10, b), start(b, 10), depart(a, 12, c), start(c, 12)]
  expect(livesOf(events, atHead(b))[0]?.fileId).toBe(b)
  expect(livesOf(events, atHead(c))[0]?.fileId).toBe(c)
})

test('a path still at head keeps its changes, though a side branch renamed it', () => {
  expect(livesOf([depart(a, 10, b), start(b, 10)], atHead(a, b))).toEqual([])
})

test('a renamed file that was deleted later is named by its last path', () => {
  expect(livesOf([depart(a, 10, b), start(b, 10)], nobody)[0]?.fileId).toBe(b)
})
