import { expect, test } from 'vitest'
import { evaluateOn } from './evaluate.ts'
import type { PastCommit } from './query-history.ts'

const day = 86_400
const commit = (days: number, author: string, ...files: number[]): PastCommit => ({
  at: days * day,
  author,
  files,
  wroteWith: [],
  reviewed: [],
})
const folderOf = new Map([
  [1, 'src'],
  [2, 'src'],
  [3, 'lib'],
])

test('who took a file over is found by recent contact, not by ownership', () => {
  const early = Array.from({ length: 10 }, (_, index) => commit(index, 'owner', 1))
  const late = Array.from({ length: 6 }, (_, index) => commit(800 + index, 'heir', 1))
  const { questions, suggestion, ownership } = evaluateOn(
    { commits: [...early, ...late], folderOf },
    3,
  )
  expect(questions).toBe(3)
  expect(suggestion.top1).toBe(1)
  expect(ownership.top1).toBe(0)
  expect(ownership.top3).toBe(1)
})

test('a file nobody changed before is no question', () => {
  const { questions, suggestion } = evaluateOn(
    { commits: [commit(0, 'a', 1), commit(1, 'a', 3)], folderOf },
    1,
  )
  expect(questions).toBe(0)
  expect(suggestion).toEqual({ top1: 0, top3: 0, top5: 0, top10: 0, spread: 0, topLoad: 0 })
})

test('the spread counts people as evenly as they are asked', () => {
  const commits = [commit(0, 'a', 1), commit(0, 'b', 3), commit(1, 'a', 1), commit(1, 'b', 3)]
  expect(evaluateOn({ commits, folderOf }, 2).ownership).toMatchObject({
    top1: 1,
    spread: 2,
    topLoad: 0.5,
  })
})

test('the suggestion is made from the history before the commit alone', () => {
  const { suggestion } = evaluateOn(
    { commits: [commit(0, 'a', 1), commit(1, 'b', 1)], folderOf },
    1,
  )
  expect(suggestion.top5).toBe(0)
})

test('who reviewed the commit is right, too, where that is asked', () => {
  const reviewed = { ...commit(2, 'b', 1), reviewed: ['a'] }
  const { suggestion, orReviewer } = evaluateOn(
    { commits: [commit(0, 'a', 1), reviewed], folderOf },
    1,
  )
  expect([suggestion.top1, orReviewer.suggestion.top1, orReviewer.ownership.top1]).toEqual([
    ...[0, 1, 1],
  ])
})
