/** Somebody as GitHub tells of them. */
import { z } from 'zod'
import { id, text } from '#facts/forge/fields.ts'
import type { AccountSeen } from '#facts/forge/seen.ts'

const types: Partial<Record<string, NonNullable<AccountSeen>['type']>> = {
  User: 'user',
  Bot: 'bot',
  Organization: 'organization',
}

/** Whoever deleted an account is told as nobody, or as the one account that stands for all of them. */
export const account = z
  .object({ login: text(100), id: id.nullable().catch(null), type: z.string().catch('') })
  .transform(({ type, ...who }): AccountSeen => {
    const { login } = who
    if (login === '' || (login === 'ghost' && (who.id === null || who.id === ghost))) return null
    const isBot = login.endsWith('[bot]')
    return { ...who, type: types[type] ?? (isBot ? 'bot' : 'unknown') }
  })
  .nullable()
  .catch(null)

const ghost = '10137'
