import { expect, test } from 'vitest'
import { contactOf, loadsOf, ranked } from './rank.ts'

const day = 86_400
const nobodyBusy = loadsOf(new Map())

test('contact fades by half in 180 days', () => {
  expect(contactOf(0)).toBe(1_000_000)
  expect(contactOf(180 * day)).toBe(500_000)
  expect(contactOf(360 * day)).toBe(250_000)
})

test('who is silent comes last, however much they once did', () => {
  const people = [
    { email: 'gone@x', contact: 900, isSilent: true },
    { email: 'here@x', contact: 1, isSilent: false },
  ]
  expect(ranked(people, nobodyBusy).map(({ email }) => email)).toEqual(['here@x', 'gone@x'])
})

test('equal contact is ordered by e-mail', () => {
  const people = ['c@x', 'a@x', 'b@x'].map((email) => ({ email, contact: 5, isSilent: false }))
  expect(ranked(people, nobodyBusy).map(({ email }) => email)).toEqual(['a@x', 'b@x', 'c@x'])
})

test('who carries most of the repository is asked after somebody who knows the file nearly as well', () => {
  const loads = loadsOf(
    new Map([
      ['busy@x', 8],
      ['calm@x', 1],
      ['other@x', 1],
    ]),
  )
  const people = [
    { email: 'busy@x', contact: 100, isSilent: false },
    { email: 'calm@x', contact: 80, isSilent: false },
  ]
  expect(ranked(people, nobodyBusy)[0]?.email).toBe('busy@x')
  expect(ranked(people, loads)[0]?.email).toBe('calm@x')
})

test('even shares damp everybody alike', () => {
  const loads = loadsOf(
    new Map([
      ['a@x', 1],
      ['b@x', 1],
      ['c@x', 1],
      ['d@x', 1],
    ]),
  )
  expect(loads.team).toBe(4)
  expect([...loads.share.values()]).toEqual([0.25, 0.25, 0.25, 0.25])
})
