/** What a forge refuses, in words that say what to do. */
import { CairnError } from '../errors.ts'
import type { ApiAnswer } from './budget.ts'

/** Of what the forge says in its own words, nothing is repeated: what is known of them is said in ours. */
export function refusalOf({
  status,
  headers,
  text = '',
}: Pick<ApiAnswer, 'status' | 'headers'> & { text?: string }): CairnError {
  const said = text.slice(0, 4096)
  if (status === 401)
    return new CairnError('forbidden', 'forge.auth', whyNot(said), {
      hint: 'Make a new one (docs/sync.md says what it needs). What was read is kept.',
      details: { isOfToken: true },
    })
  if (status === 403) return notAllowed(headers, said)
  if (status === 404 || status === 410 || status === 451)
    return new CairnError('not_found', 'forge.gone', whyGone[status], {
      hint: 'See whether its name is right and what the token may see (docs/sync.md). What was read is kept.',
    })
  if (status >= 300 && status < 400)
    return new CairnError(
      'unavailable',
      'forge.moved',
      'The forge sends to another host, which is not followed with a token.',
      { hint: 'Give the new host with --host.' },
    )
  return new CairnError('unavailable', 'forge.answer', `The forge answers with ${status}.`, {
    hint: 'What was read is kept. Sync again later: it goes on from there.',
  })
}

const whyGone = {
  404: 'The forge knows nothing there, or does not show it to this token.',
  410: 'What was asked for was taken away or is switched off.',
  451: 'The forge may not show this for legal reasons.',
} as const

/** GitLab says why. */
function whyNot(said: string): string {
  if (/token is expired/i.test(said)) return 'The token has expired.'
  if (/token was revoked/i.test(said)) return 'The token was taken back.'
  return 'The forge does not accept this token: it may have expired or been taken back.'
}

function notAllowed(headers: ApiAnswer['headers'], said: string): CairnError {
  if (headers['x-github-sso'] !== undefined)
    return new CairnError(
      'forbidden',
      'forge.auth',
      'The organisation asks for single sign-on, and the token was not authorised for it.',
      { hint: 'Authorise it in the settings of your tokens. What was read is kept.' },
    )
  const missing = missingIn(headers) ?? missingInWords(said)
  return new CairnError(
    'forbidden',
    'forge.auth',
    missing === undefined
      ? 'The token may not read this.'
      : `The token may not read this: it lacks ${missing}.`,
    { hint: 'docs/sync.md has what a token needs. What was read is kept.' },
  )
}

/** Classic tokens: any of those accepted will do. Fine-grained ones are told what they need. */
function missingIn(headers: ApiAnswer['headers']): string | undefined {
  const words = (name: string) =>
    (headers[name] ?? '').split(/[,;]/).flatMap((word) => /^[\w:=-]{1,60}$/.exec(word.trim()) ?? [])
  const permissions = words('x-accepted-github-permissions')
  if (permissions.length > 0) return `the permission ${permissions.join(' and ')}`
  const held = new Set(words('x-oauth-scopes'))
  const accepted = words('x-accepted-oauth-scopes')
  if (accepted.length === 0 || accepted.some((scope) => held.has(scope))) return undefined
  return `the scope ${accepted.join(' or ')}`
}

/** GitLab names every scope that would do; Gitea and Forgejo all that are needed. */
function missingInWords(said: string): string | undefined {
  const scopes = (list = '') => list.match(/[a-z][\w:]{1,40}/g) ?? []
  const anyOf = /"error":\s*"insufficient_scope"/.test(said)
    ? scopes(/"scope":\s*"([\w: ]{1,200})"/.exec(said)?.[1])
    : []
  if (anyOf.length > 0) return `the scope ${anyOf.join(' or ')}`
  const allOf = scopes(
    /required scope\(s\)(?::|,)\s*(?:required=)?\[([\w:, ]{1,200})\]/.exec(said)?.[1],
  )
  return allOf.length > 0 ? `the scope ${allOf.join(' and ')}` : undefined
}
