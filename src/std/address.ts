import path from 'node:path'

/** A path or URL as it may be shown: what may be a password or a token is masked, also where it breaks the rules of a URL. */
export function shownAddress(given: string): string {
  const at = given.lastIndexOf('@')
  const slashes = given.indexOf('://')
  if (slashes < 0) return withoutPassword(given)
  const start = given.slice(0, slashes + 3)
  const query = given.search(/[?#]/)
  // What follows an @ in a query may be the end of a token, or the host behind a password that holds a question mark.
  if (query >= 0 && at > query) return `${start}***`
  const rest = at < 0 ? given.slice(start.length) : `***@${given.slice(at + 1)}`
  return start + rest.replace(/[?#].*/s, '')
}

/** `user:password@host:path`, and a URL whose slashes were forgotten. */
function withoutPassword(given: string): string {
  return given.replace(/^([A-Za-z][A-Za-z0-9+.-]*:\/?)?[^/.~][^]*:[^]*@/, '$1***@')
}

/** A path as people may see it: their home as ~, control characters made visible. */
export function shownPath(target: string): string {
  const home = process.env['HOME']
  const short =
    home && home !== '/' && target.startsWith(home + path.sep)
      ? `~${target.slice(home.length)}`
      : target
  return JSON.stringify(short).slice(1, -1)
}
