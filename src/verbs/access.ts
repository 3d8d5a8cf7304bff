/** Who may do what. Whether a verb may touch a certain record is the verb's own question. */
import { CairnError } from '#std/errors.ts'
import type { Actor } from './ctx.ts'
import type { Verb } from './verb.ts'

export const roles = ['owner', 'member', 'guest'] as const
export type Role = (typeof roles)[number]

/**
 * `read` changes nothing; `own` is about one's own account; `administer` is about the workspace itself: who belongs to it, and
 * what it reads.
 */
export type Access = 'read' | 'own' | 'write' | 'administer'

/** What a token can be made for: each but `own`, which is for a person alone. */
export const scopes = ['read', 'write', 'administer'] as const
export type Scope = (typeof scopes)[number]

/** A token can do no more than whoever made it, and of that only what it was made for. */
export interface Token {
  scopes: readonly Scope[]
  /** Only verbs of these practices; null for all. */
  practices: readonly string[] | null
}

/** `operator` is whoever runs the server of a team: lets people in, and writes nothing in their name. */
const allowed: Record<Actor['role'], readonly Access[]> = {
  owner: ['read', 'own', 'write', 'administer'],
  member: ['read', 'own', 'write'],
  guest: ['read', 'own'],
  operator: ['read', 'administer'],
}

type Asked = Pick<Verb, 'name' | 'access' | 'onlyFor'>

export function authorise({ role, token }: Pick<Actor, 'role' | 'token'>, verb: Asked): void {
  const { name, access, onlyFor } = verb
  if (token !== undefined && (access === 'own' || onlyFor === 'a person'))
    throw new CairnError('forbidden', 'verb.person', `${name} is for a person who signed in.`, {
      hint: 'Sign in with a browser, and do it there.',
    })
  const needed = onlyFor === 'owners' ? 'administer' : access
  if (!allowed[role].includes(needed))
    throw new CairnError('forbidden', 'verb.forbidden', `${article(role)} may not do ${name}.`, {
      hint: `Ask ${needed === 'administer' ? 'an owner' : 'a member'} of this workspace.`,
    })
  if (token !== undefined && !covers(token, name, needed))
    throw new CairnError('forbidden', 'token.scope', `This token is not made for ${name}.`, {
      hint: `Make one that may ${needed}, and that is not limited to other practices.`,
    })
}

export function isAuthorised(actor: Pick<Actor, 'role' | 'token'>, verb: Asked): boolean {
  try {
    authorise(actor, verb)
    return true
  } catch (error) {
    if (error instanceof CairnError) return false
    throw error
  }
}

function covers({ scopes: given, practices }: Token, name: string, needed: Access): boolean {
  const practice = name.slice(0, name.indexOf('.'))
  return given.some((scope) => scope === needed) && (practices?.includes(practice) ?? true)
}

function article(role: Actor['role']): string {
  return `${/^[aeiou]/.test(role) ? 'An' : 'A'} ${role}`
}
