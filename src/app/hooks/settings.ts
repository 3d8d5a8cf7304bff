/** What the environment says about forges that may send by themselves. */
import { CairnError } from '#std/errors.ts'

export const senders = ['github', 'gitlab', 'gitea'] as const
export type Sender = (typeof senders)[number]

export interface HookSettings {
  /** What each signs with; nothing is taken from a forge that is missing. */
  secrets: Partial<Record<Sender, string>>
  /** Where each is, where that was said. What GitLab and Gitea send says it itself. */
  hosts: Partial<Record<Sender, string>>
}

const lettersMin = 16

/** An empty secret would let in anybody: it is refused, and so is one that is soon guessed. */
export function hookSettings(env: Readonly<Record<string, string | undefined>>): HookSettings {
  const settings: HookSettings = { secrets: {}, hosts: { github: 'github.com' } }
  for (const sender of senders) {
    const name = `CAIRN_${sender.toUpperCase()}_WEBHOOK_SECRET`
    const secret = env[name]
    const host = env[`CAIRN_${sender.toUpperCase()}_HOST`]
    if (secret !== undefined) settings.secrets[sender] = fit(secret, name)
    if (host) settings.hosts[sender] = host
  }
  return settings
}

function fit(secret: string, name: string): string {
  const fault =
    secret.length < lettersMin
      ? `has fewer than ${lettersMin} letters`
      : secret.startsWith('whsec_') && !/^whsec_[A-Za-z0-9+/]{22,}={0,2}$/.test(secret)
        ? 'begins like a signing token and is none'
        : undefined
  if (fault === undefined) return secret
  throw new CairnError('invalid', 'config.webhook', `${name} ${fault}.`, {
    hint: secret.startsWith('whsec_')
      ? 'Copy the signing token from GitLab once more, all of it.'
      : 'Make one with: openssl rand -hex 32',
  })
}
