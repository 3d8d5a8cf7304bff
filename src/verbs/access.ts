/** Who may do what. Whether a verb may touch a certain record is the verb's own question. */
import { CairnError } from '#std/errors.ts'

export const roles = ['owner', 'member', 'guest'] as const
export type Role = (typeof roles)[number]

/** `read` changes nothing; `administer` is about the workspace itself: who belongs to it, and what it reads. */
export type Access = 'read' | 'write' | 'administer'

const allowed: Record<Role, readonly Access[]> = {
  owner: ['read', 'write', 'administer'],
  member: ['read', 'write'],
  guest: ['read'],
}

export function authorise(
  { role }: { role: Role },
  { name, access }: { name: string; access: Access },
): void {
  if (allowed[role].includes(access)) return
  throw new CairnError('forbidden', 'verb.forbidden', `A ${role} may not do ${name}.`, {
    hint: `Ask ${access === 'administer' ? 'an owner' : 'a member'} of this workspace.`,
  })
}
