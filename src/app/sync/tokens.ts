/** What the environment says about which forges may be asked, and with what token; understood once. No token is ever repeated. */
import { CairnError } from '#std/errors.ts'
import { networksFrom, type Networks } from '#std/outbound/addresses.ts'

export interface ForgeAccess {
  /** By host. */
  tokens: ReadonlyMap<string, string>
  /** Networks of one's own where a forge may be. */
  allowed: Networks
}

/** Hosts that have a setting of their own. */
export const ownSettings: Partial<Record<string, string>> = {
  'github.com': 'CAIRN_GITHUB_TOKEN',
  'gitlab.com': 'CAIRN_GITLAB_TOKEN',
  'codeberg.org': 'CAIRN_CODEBERG_TOKEN',
}

export function forgeAccess(env: Readonly<Record<string, string | undefined>>): ForgeAccess {
  const faults: string[] = []
  const tokens = new Map<string, string>()
  const enter = (host: string, token: string, name: string) => {
    // What is sent in a header has no spaces and signs; a token that was pasted badly would be refused without a reason.
    if (/^[!-~]{1,1000}$/.test(token)) tokens.set(host, token)
    else faults.push(`${name} has signs that no token has`)
  }
  for (const [host, name] of Object.entries(ownSettings)) {
    const own = (env[name ?? ''] ?? '').trim()
    if (own !== '') enter(host, own, name ?? '')
  }
  for (const part of (env['CAIRN_FORGE_TOKENS'] ?? '').split(/[,\s]+/).filter(Boolean)) {
    const [, host = '', token = ''] = /^([\w.-]{1,253}(?::\d{1,5})?)=(.+)$/.exec(part) ?? []
    if (host === '') faults.push('CAIRN_FORGE_TOKENS is no list such as git.example.org=TOKEN')
    else enter(host.toLowerCase(), token, 'CAIRN_FORGE_TOKENS')
  }
  const allowed = networksFrom(env['CAIRN_ALLOW_PRIVATE_CIDRS'] ?? '')
  if (allowed === undefined)
    faults.push('CAIRN_ALLOW_PRIVATE_CIDRS is a list of networks such as 10.1.0.0/16,fd00::/8')
  if (faults.length === 0 && allowed !== undefined) return { tokens, allowed }
  throw new CairnError(
    'invalid',
    'config.forges',
    `A setting is not right: ${faults.join('; ')}.`,
    {
      hint: 'docs/sync.md has all settings, with examples.',
    },
  )
}
