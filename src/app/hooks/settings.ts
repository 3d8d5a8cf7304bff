/** What the environment says about forges that may send by themselves. */
import { CairnError } from '#std/errors.ts'

export interface HookSettings {
  /** What GitHub signs with; undefined where nothing is taken from it. */
  githubSecret: string | undefined
  /** Where that GitHub is. */
  githubHost: string
}

const lettersMin = 16

/** An empty secret would let in anybody: it is refused, and so is one that is soon guessed. */
export function hookSettings(env: Readonly<Record<string, string | undefined>>): HookSettings {
  const githubSecret = env['CAIRN_GITHUB_WEBHOOK_SECRET']
  if (githubSecret !== undefined && githubSecret.length < lettersMin)
    throw new CairnError(
      'invalid',
      'config.webhook',
      `CAIRN_GITHUB_WEBHOOK_SECRET has fewer than ${lettersMin} letters.`,
      { hint: 'Make one with: openssl rand -hex 32' },
    )
  return { githubSecret, githubHost: env['CAIRN_GITHUB_HOST'] || 'github.com' }
}
