/** How each forge proves that a delivery is its own, and how it tells what the delivery is. How long it takes to look tells nothing. */
import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import type { Sender } from '#app/hooks/settings.ts'

export interface Came {
  /** As it came. */
  body: Buffer
  header: (name: string) => string | undefined
  now: Date
}

interface Way {
  name: string
  isSigned: (came: Came, secret: string) => boolean
  /** The same where it is sent again. */
  idOf: (came: Came) => string | undefined
  eventOf: (came: Came) => string | undefined
  /** What is said where the proof is missing or wrong; and where id or event are. */
  unsigned: string
  headless: string
}

export const ways: Record<Sender, Way> = {
  github: {
    name: 'GitHub',
    isSigned: ({ body, header }, secret) =>
      isMac(/^sha256=(.*)$/s.exec(header('x-hub-signature-256') ?? '')?.[1], body, secret),
    idOf: ({ header }) => header('x-github-delivery'),
    eventOf: ({ header }) => header('x-github-event'),
    unsigned: 'The signature is not right.',
    headless: 'X-GitHub-Delivery and X-GitHub-Event are missing.',
  },
  gitlab: {
    name: 'GitLab',
    isSigned: (came, secret) =>
      secret.startsWith('whsec_')
        ? hasSignature(came, secret)
        : isSame(came.header('x-gitlab-token') ?? '', secret),
    idOf: idAtGitlab,
    eventOf: ({ header }) => header('x-gitlab-event'),
    unsigned: 'The secret token or the signature is not right.',
    headless: 'X-Gitlab-Event is missing.',
  },
  gitea: {
    name: 'Gitea',
    // Forgejo sends both, over the same bytes.
    isSigned: ({ body, header }, secret) =>
      isMac(header('x-forgejo-signature') ?? header('x-gitea-signature'), body, secret),
    idOf: ({ header }) => header('x-forgejo-delivery') ?? header('x-gitea-delivery'),
    eventOf: ({ header }) => header('x-forgejo-event') ?? header('x-gitea-event'),
    unsigned: 'The signature is not right.',
    headless: 'X-Gitea-Delivery and X-Gitea-Event are missing.',
  },
}

/** Lower case hexadecimal, of HMAC-SHA256 over the bytes as they came. */
function isMac(given: string | undefined, body: Buffer, secret: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(given ?? '')) return false
  const right = createHmac('sha256', secret).update(body).digest()
  return timingSafeEqual(Buffer.from(given ?? '', 'hex'), right)
}

/** Whatever their lengths, hashes of one length are compared. */
function isSame(given: string, right: string): boolean {
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', right, 'buffer'))
}

/** As Standard Webhooks has it; the time is that of this attempt. */
const apartMsMax = 5 * 60_000

/**
 * A signature as in https://www.standardwebhooks.com, which GitLab follows: over id, seconds since 1970 and the bytes, with the key
 * behind `whsec_`. Several may be given while a secret is changed.
 */
function hasSignature({ body, header, now }: Came, secret: string): boolean {
  const [id, seconds] = [header('webhook-id') ?? '', header('webhook-timestamp') ?? '']
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const right = createHmac('sha256', key).update(`${id}.${seconds}.`).update(body).digest('base64')
  const given = (header('webhook-signature') ?? '').split(' ').slice(0, 10)
  const isRight = given.some((one) => isSame(one, `v1,${right}`))
  // One that was overheard is not good for ever.
  const isNow =
    /^\d{1,12}$/.test(seconds) && Math.abs(now.getTime() - Number(seconds) * 1000) <= apartMsMax
  return isRight && isNow && id !== ''
}

/**
 * Not X-Gitlab-Event-UUID: deliveries that one another caused, and those of several webhooks, share it. Versions before 17.4 have no id
 * of a delivery; what is sent again has the same bytes.
 */
function idAtGitlab({ header, body }: Came): string {
  return header('webhook-id') ?? header('idempotency-key') ?? `sha256-${hash('sha256', body)}`
}
