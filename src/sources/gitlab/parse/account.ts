/** Somebody as GitLab tells of them. */
import { z } from 'zod'
import { id, text } from '#facts/forge/fields.ts'
import type { AccountSeen } from '#facts/forge/seen.ts'

/** Whoever deleted an account is told as nobody, or as the one account that stands for all of them; its number differs by instance. */
export const account = z
  .object({
    username: text(255),
    id: id.nullable().catch(null),
    bot: z.boolean().nullable().catch(null),
  })
  .transform(({ username: login, id: number, bot }): AccountSeen => {
    if (login === '' || login === 'ghost') return null
    return { id: number, login, type: typeOf(login, bot) }
  })
  .nullable()
  .catch(null)

/** Only whoever asks for a user by itself is told whether it is a bot. Names of those of access tokens are GitLab's own. */
function typeOf(login: string, isBot: boolean | null): NonNullable<AccountSeen>['type'] {
  if (isBot === true || ofToken.test(login)) return 'bot'
  return isBot === false ? 'user' : 'unknown'
}

const ofToken = /^(project|group)_\d+_bot(_|\d*$)/
