import { expect, test } from 'vitest'
import { actsThatChangeMembers } from '#members/changes.ts'
import { auditWords } from './audit-words.ts'

const names = new Map([
  ['a', 'Ana'],
  ['b', 'Ben'],
  ['t', 'Engines'],
])
const said = (act: string, more: object = {}) =>
  auditWords({ act, by: 'a', about: [], became: null, ...more }, names)

test('a line says who did what to whom', () => {
  expect(said('members.change', { about: ['b'], became: 'guest' })).toBe('Ana made Ben a guest.')
  expect(said('teams.join', { about: ['t'] })).toBe('Ana joined Engines.')
  expect(said('invitations.make', { by: null, became: 'member' })).toBe(
    'Whoever runs the server made an invitation, as a member.',
  )
  expect(said('members.refused', { by: null, about: ['b'] })).toBe(
    'A wrong password was tried for Ben.',
  )
})

test('who is gone and what is new here is told all the same', () => {
  expect(said('members.deactivate', { by: 'gone', about: ['gone'] })).toBe(
    'A former member let somebody in no longer.',
  )
  expect(said('members.dance')).toBe('Ana: members.dance.')
  for (const act of actsThatChangeMembers) expect(said(act), act).not.toContain(act)
})
