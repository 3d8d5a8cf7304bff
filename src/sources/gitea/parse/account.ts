/** Somebody as Gitea or Forgejo tells of them. */
import { z } from 'zod'
import { id, text } from '#facts/forge/fields.ts'
import type { AccountSeen } from '#facts/forge/seen.ts'

/** Whoever deleted an account is told as nobody, or as the one that stands for all of them: its number is below nought. */
export const account = z
  .object({
    login: text(255),
    id: id.nullable().catch(null),
  })
  .transform((who): AccountSeen => {
    const login = who.login.toLowerCase()
    if (login === '' || (login === 'ghost' && who.id === null)) return null
    return { ...who, type: ofActions.has(login) && who.id === null ? 'bot' : 'unknown' }
  })
  .nullable()
  .catch(null)

/** Who a workflow acts as has a number below nought as well, and so none. Of other bots nothing says that they are. */
const ofActions = new Set(['gitea-actions', 'forgejo-actions'])
