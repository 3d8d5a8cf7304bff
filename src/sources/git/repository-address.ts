/** What an address means that the operator typed for a repository: a path, a URL to clone, or nothing we would follow. */
import { fileURLToPath } from 'node:url'
import { shownAddress } from '#std/address.ts'
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'

export interface RemoteUrl {
  /** The same for every spelling. */
  source: string
  /** Its path, decoded. */
  path: string
  /** What git is given. */
  url: string
}

/** `javascript:x`, `::x`: no path anybody has, unless it is there. One letter is a drive. */
export function hasScheme(given: string): boolean {
  return /^([A-Za-z][A-Za-z0-9+.-]+:|::)/.test(given)
}

/** A URL, or the scp-like `host:path`; a path that exists wins over the latter in the caller's eyes, so check for `./`. */
export function looksRemote(given: string): boolean {
  if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(given)) return true
  if (/^[A-Za-z][A-Za-z0-9+.-]*::/.test(given)) return true
  return /^[^/\\.][^/\\]*@[^/\\:]+:/.test(given) || given.startsWith('-')
}

/** Refuses what is no URL of a repository, and every transport but https and ssh. */
export function parseRemote(given: string): RemoteUrl {
  if (/^[A-Za-z][A-Za-z0-9+.-]*::|^::|^-/.test(given)) throw protocolError(given)
  if (
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u0020\u007f-\u009f\\\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.test(given) ||
    given.length > 2048
  )
    throw invalidUrl('characters that do not belong in a URL', given)
  // eslint-disable-next-line no-control-regex
  if (/[^\u0000-\u007f]/.test(given))
    throw invalidUrl('letters outside ASCII, which may look like others', given)
  if (/^[a-z]+:\/\/\//i.test(given)) throw invalidUrl('no host', given)
  if (/[?#]/.test(given)) throw invalidUrl('a query or fragment', given)
  if (/%(0[0-9a-f]|1[0-9a-f]|7f)/i.test(given))
    throw invalidUrl('an encoded control character', given)
  const scp = /^([A-Za-z0-9_][A-Za-z0-9_.-]*)@([A-Za-z0-9][A-Za-z0-9.-]*):(?!\/\/)([^-].*)$/.exec(
    given,
  )
  const text = scp ? `ssh://${scp[1]}@${scp[2]}/${scp[3]?.replace(/^\//, '')}` : given
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw /^(ext|fd)::|^-|::|@-/.test(given) ? protocolError(given) : invalidUrl('no host', given)
  }
  if (url.protocol !== 'https:' && url.protocol !== 'ssh:') throw protocolError(given)
  if (url.password !== '' || (url.protocol === 'https:' && url.username !== ''))
    throw new CairnError(
      'forbidden',
      'git.url.credentials',
      'The URL carries a user name or password.',
      {
        hint: 'Leave it out and let your git credential helper or ssh agent answer.',
      },
    )
  if (url.hostname === '' || url.hostname.startsWith('-') || url.username.startsWith('-'))
    throw protocolError(given)
  if (url.port === '0' || (url.protocol === 'https:' && otherServices.has(Number(url.port))))
    throw invalidUrl(`the port ${url.port}, where no https answers`, given)
  const clean = url.href.replace(/\/+$/, '')
  return { source: clean, path: decoded(url.pathname, given), url: scp ? given : clean }
}

/** Also refuses a lone percent sign, which stands for nothing. */
function decoded(pathname: string, given: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    throw invalidUrl('a percent sign that encodes nothing', given)
  }
}

/** Ports of services that a URL must not be made to speak to. */
const otherServices = new Set([
  21, 22, 23, 25, 53, 110, 111, 135, 139, 143, 389, 445, 465, 587, 993, 995, 1433, 2375, 3306, 5432,
  5672, 6379, 9200, 11211, 27017,
])

/** The path that a `file://` URL names. */
export function localPath(given: string): string {
  if (/[?#]/.test(given)) throw invalidUrl('a query or fragment', given)
  try {
    return fileURLToPath(given)
  } catch {
    throw invalidUrl('a host, an encoded slash, or a percent sign that encodes nothing', given)
  }
}

export function invalidUrl(what: string, given: string): CairnError {
  return new CairnError(
    'invalid',
    'git.url.invalid',
    `This URL has ${what}: ${shownWord(shownAddress(given))}.`,
    {
      hint: 'Give a path, or an https:// or ssh:// URL.',
    },
  )
}

function protocolError(given: string): CairnError {
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*(?=::?)/.exec(given)?.[0]
  return new CairnError(
    'forbidden',
    'git.url.protocol',
    `Cairn does not clone through ${scheme ? `"${scheme}"` : 'this'}.`,
    {
      hint: 'Allowed are a path, file://, https:// and ssh://.',
    },
  )
}
