/** What a member may be, in words. */
import type { AnswerOf } from '#web/api/verbs.ts'

export type Member = AnswerOf<'members.list'>['items'][number]
export type Role = Member['role']

const words: Record<Role, string> = {
  owner: 'Owner: writes, and invites',
  member: 'Member: writes',
  guest: 'Guest: reads',
}

/** For a list to choose from. */
export const roles = Object.entries(words).map(([value, label]) => ({ value, label }))

export function isRole(value: string | null): value is Role {
  return value !== null && Object.hasOwn(words, value)
}
