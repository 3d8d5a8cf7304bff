/** What the environment says about where Cairn may deliver what happened, understood once. All that is wrong is said at once. */
import { kindNames } from '#records/kinds.ts'
import { CairnError } from '#std/errors.ts'
import { networksFrom, type Networks } from '#std/outbound/addresses.ts'
import { practiceOf } from '#std/practice-of.ts'

export interface DeliverySettings {
  /** Undefined where nothing is sent by mail. */
  mail: MailSettings | undefined
  /** Undefined where no chat is told. */
  chat: ChatSettings | undefined
  /** What people type to reach this workspace; without it, mails have no links. */
  url: string | undefined
}

export interface MailSettings {
  host: string
  port: number
  /** From the first byte on; else as soon as both sides can. */
  isSecure: boolean
  /** Whoever signs in does so under lock only, except on this machine. */
  needsTls: boolean
  auth: { user: string; pass: string } | undefined
  from: { name: string; address: string }
}

export interface ChatSettings {
  /** Of an incoming webhook; whoever knows it can write into the chat. */
  webhook: string
  /** Kinds of records that it is told of. */
  kinds: string[]
  /** How its links and signs are written. */
  manner: 'slack' | 'markdown'
  /** Networks of one's own where it may be. */
  allowed: Networks
}

type Env = Readonly<Record<string, string | undefined>>

export function deliverySettings(env: Env): DeliverySettings {
  const faults: string[] = []
  const settings = {
    mail: mailFrom(env, faults),
    chat: chatFrom(env, faults),
    url: urlFrom(env['CAIRN_URL'], faults),
  }
  if (faults.length === 0) return settings
  throw new CairnError(
    'invalid',
    'config.delivery',
    `A setting is not right: ${faults.join('; ')}.`,
    {
      hint: 'docs/notices.md has all settings, with examples.',
    },
  )
}

function mailFrom(env: Env, faults: string[]): MailSettings | undefined {
  const [address, sender] = [env['CAIRN_SMTP_URL'] ?? '', env['CAIRN_MAIL_FROM'] ?? '']
  if (address === '' && sender === '') return undefined
  const server = serverFrom(address)
  const from = senderFrom(sender)
  // What was set may hold a password: it is not repeated.
  if (server === undefined)
    faults.push('CAIRN_SMTP_URL is no address such as smtp://user:password@mail.example.org:587')
  if (from === undefined)
    faults.push('CAIRN_MAIL_FROM is no sender such as Cairn <cairn@example.org>')
  return server && from && { ...server, from }
}

function serverFrom(text: string): Omit<MailSettings, 'from'> | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return undefined
  if (!/^\/?$/.test(url.pathname) || url.search !== '' || url.hash !== '') return undefined
  const [user, pass] = [plain(url.username), plain(url.password)]
  if (user === undefined || pass === undefined) return undefined
  const isSecure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return {
    ...{ host, isSecure, port: Number(url.port || (isSecure ? 465 : 587)) },
    needsTls: user !== '' && !/^(?:localhost|127(?:\.\d+){3}|::1)$/.test(host),
    auth: user === '' ? undefined : { user, pass },
  }
}

/** A sign such as @ stands as %40 in an address; undefined where what stands there is no such writing. */
function plain(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function senderFrom(text: string): MailSettings['from'] | undefined {
  const [, quoted = 'Cairn', inBrackets] =
    /^(?:"?([^<>"\p{Cc}]*?)"?\s*)<([^<>]*)>$/u.exec(text) ?? []
  const address = inBrackets ?? text
  return /^[^\s<>@"(),:;\\\p{Cc}]+@[^\s<>@"(),:;\\\p{Cc}]+$/u.test(address)
    ? { name: quoted || 'Cairn', address }
    : undefined
}

function chatFrom(env: Env, faults: string[]): ChatSettings | undefined {
  const webhook = env['CAIRN_CHAT_WEBHOOK'] ?? ''
  if (webhook === '') return undefined
  const url = URL.canParse(webhook) ? new URL(webhook) : undefined
  const isPlain = url !== undefined && url.username + url.password === ''
  if (!isPlain || !/^https?:$/.test(url.protocol))
    faults.push('CAIRN_CHAT_WEBHOOK is no address such as https://chat.example.org/hooks/…')
  const known = new Map([...kindNames].map((kind) => [practiceOf(kind), kind]))
  const practices = listed(env['CAIRN_CHAT_PRACTICES'] ?? usualPractices)
  const kinds = practices.flatMap((practice) => known.get(practice) ?? [])
  if (kinds.length === 0 || kinds.length < practices.length)
    faults.push(
      `CAIRN_CHAT_PRACTICES is a list of practices such as ${usualPractices}; known are ${[...known.keys()].join(', ')}`,
    )
  const manner =
    env['CAIRN_CHAT_MANNER'] || (url?.hostname === 'hooks.slack.com' ? 'slack' : 'markdown')
  if (manner !== 'slack' && manner !== 'markdown')
    faults.push('CAIRN_CHAT_MANNER is slack or markdown')
  const allowed = networksFrom(env['CAIRN_ALLOW_PRIVATE_CIDRS'] ?? '')
  if (allowed === undefined)
    faults.push('CAIRN_ALLOW_PRIVATE_CIDRS is a list of networks such as 10.1.0.0/16,fd00::/8')
  return faults.length > 0 || allowed === undefined
    ? undefined
    : { webhook, kinds, manner: manner === 'slack' ? 'slack' : 'markdown', allowed }
}

/** A chat is read by people who do not belong to the workspace: what it is told of is said one by one. */
const usualPractices = 'decisions,ideas'

function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

function urlFrom(text: string | undefined, faults: string[]): string | undefined {
  if (!text) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isPlain = url?.pathname === '/' && url.search === '' && url.username === ''
  if (url !== undefined && isPlain && /^https?:$/.test(url.protocol)) return url.origin
  faults.push('CAIRN_URL is no address such as https://cairn.example.org')
  return undefined
}
