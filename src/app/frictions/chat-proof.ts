/**
 * Whether a request comes from a chat that is known here: signed as Slack signs, or with the token that Mattermost sends. A signature
 * holds for five minutes and once; without one, whoever has the token may say the same again.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { CairnError } from '#std/errors.ts'

/** Undefined where the chat does not prove itself so. */
export interface Hearing {
  signingSecret: string | undefined
  token: string | undefined
}

/** Shorter ones are guessed; Slack's have 32 letters, Mattermost's 26. */
const secretCharsMin = 16

/** Undefined where nothing is heard from a chat. */
export function hearingFrom(
  env: Readonly<Record<string, string | undefined>>,
): Hearing | undefined {
  const given = ['CAIRN_CHAT_SIGNING_SECRET', 'CAIRN_CHAT_TOKEN'].map((name) => {
    const secret = env[name]?.trim() ?? ''
    if (secret === '' || secret.length >= secretCharsMin) return secret === '' ? undefined : secret
    throw new CairnError(
      'invalid',
      'config.chat',
      `${name} has fewer than ${secretCharsMin} letters.`,
      {
        hint: 'Copy the whole of what your chat shows; docs/frictions.md says where it stands.',
      },
    )
  })
  const [signingSecret, token] = given
  return signingSecret === undefined && token === undefined ? undefined : { signingSecret, token }
}

export interface Told {
  /** As they came, byte for byte. */
  body: Uint8Array
  signature: string | undefined
  /** Seconds since 1970. */
  timestamp: string | undefined
  /** What stands in the body or behind `Token` in the header. */
  token: string | undefined
}

const windowMs = 5 * 60_000

export type Manner = 'slack' | 'markdown'

/** In which manner the chat writes, or undefined where it proves nothing. */
export function makeProof(
  { signingSecret, token }: Hearing,
  { startedAt }: { startedAt: Date },
): (told: Told, now: Date) => Manner | undefined {
  const seen = new Map<string, number>()
  const isSigned = ({ body, signature, timestamp }: Told, now: Date): boolean => {
    if (signingSecret === undefined || signature === undefined) return false
    if (timestamp === undefined || !/^\d{1,11}$/.test(timestamp)) return false
    const at = Number(timestamp) * 1000
    // What was seen is forgotten when the program ends: what was signed before it began is taken for a repetition.
    const earliest = Math.max(
      now.getTime() - windowMs,
      Math.floor(startedAt.getTime() / 1000) * 1000,
    )
    if (at < earliest || at > now.getTime() + windowMs) return false
    const hash = createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body)
    if (!isSame(signature, `v0=${hash.digest('hex')}`)) return false
    for (const [known, until] of seen) if (until < now.getTime()) seen.delete(known)
    if (seen.has(signature)) return false
    seen.set(signature, at + windowMs)
    return true
  }
  return (told, now) => {
    // Whoever signs is not let in by a token as well.
    if (told.signature !== undefined) return isSigned(told, now) ? 'slack' : undefined
    const isKnown = token !== undefined && told.token !== undefined && isSame(told.token, token)
    return isKnown ? 'markdown' : undefined
  }
}

/** In a time that does not tell how much of it was right, nor how long it is. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
