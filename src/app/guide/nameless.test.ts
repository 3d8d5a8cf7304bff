/** What a change did is told without who did it, also where people call each other by their first names. */
import { expect, test } from 'vitest'
import { withoutNames } from './nameless.ts'

const names = ['Zelda Quark', 'Will Hope', 'link', 'Mary-Jane O’Hara']

test.each([
  ['Fix a crash in the cart (reported by Zelda)', 'Fix a crash in the cart (reported by someone)'],
  ['Take Zelda’s rounding back', 'Take someone’s rounding back'],
  ['Thanks to Mary-Jane, round down', 'Thanks to someone, round down'],
  ['Round as @Will said', 'Round as @someone said'],
  ['zelda quark: begin the shop', 'someone: begin the shop'],
  // What only looks like a name stays.
  ['Say what will happen, by will and by chance', 'Say what will happen, by will and by chance'],
  ['Will the cart be empty? Link to it', 'Will the cart be empty? Link to it'],
  ['Rename Zeldas to by Zeldas', 'Rename Zeldas to by Zeldas'],
])('%s', (subject, told) => {
  expect(withoutNames(names)(subject)).toBe(told)
})
