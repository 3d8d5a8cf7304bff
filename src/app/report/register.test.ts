import { expect, test } from 'vitest'
import { isRegister } from './register.ts'

test('a register is touched by most changes, a few lines at a time, and told from a busy file by both', () => {
  const is = (revisions: number, churn: number, changes: number) =>
    isRegister({ revisions, churn }, changes)
  expect(is(1482, 7488, 2401)).toBe(true)
  // Half of all changes is not most of them.
  expect(is(1200, 6000, 2400)).toBe(false)
  expect(is(1482, 29_640, 2401)).toBe(false)
  // Of so few, chance makes as many.
  expect(is(60, 120, 99)).toBe(false)
})
