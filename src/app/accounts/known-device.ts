/**
 * A cookie that tells a browser its member signed in with before from any other, for guessing.ts. It lets nobody in. The server
 * keeps nothing of it: that it is ours, and for this account, its own letters prove.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const nonceChars = 22
const proofChars = 43

export interface Devices {
  /** The name of the cookie. */
  cookieName: string
  cookieFor: (email: string) => string
  /** What a browser sent, where it is of this account. */
  known: (value: string | undefined, email: string) => string | undefined
}

const secondsKept = 180 * 24 * 3600

export function knownDevices({ url, secret }: { url: string; secret: string }): Devices {
  const isSecure = url.startsWith('https://')
  const cookieName = isSecure ? '__Host-cairn.device' : 'cairn.device'
  const attributes = `Max-Age=${secondsKept}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
  const proofOf = (nonce: string, email: string): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['device', nonce, email.toLowerCase()]))
      .digest('base64url')
  return {
    cookieName,
    cookieFor: (email) => {
      const nonce = randomBytes(16).toString('base64url')
      return `${cookieName}=${nonce}${proofOf(nonce, email)}; ${attributes}`
    },
    known: (value, email) => {
      if (value?.length !== nonceChars + proofChars) return undefined
      const nonce = value.slice(0, nonceChars)
      const [given, ours] = [value.slice(nonceChars), proofOf(nonce, email)].map((text) =>
        Buffer.from(text),
      )
      const isOurs = given?.length === ours?.length && given && ours && timingSafeEqual(given, ours)
      return isOurs === true ? nonce : undefined
    },
  }
}
