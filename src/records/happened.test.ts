/** What happened, in words. */
import { expect, test } from 'vitest'
import { happened } from './happened.ts'

test.for([
  [{ 'comments.add': 1 }, 'a comment'],
  [{ 'comments.add': 2, 'decisions.accept': 1 }, '2 comments; accepted'],
  [{ 'decisions.edit': 7 }, 'edited'],
  [{ 'actions.add': 1, 'actions.change': 3 }, 'an action; 3 actions changed'],
  [{ 'decisions.withdraw': 1, 'records.remove': 1 }, 'withdrawn; removed'],
  [{ 'decisions.supersede': 1 }, 'superseded'],
  [{ 'decisions.drop': 1, 'decisions.try': 1 }, 'dropped; tried'],
  [{ 'comments.add': 1, 'records.mention': 2 }, 'you are spoken to; a comment'],
  [{ 'pins.add': 2 }, '2 pins'],
  [{}, ''],
] as const)('%j', ([acts, words]) => {
  expect(happened('decision', acts)).toBe(words)
})
