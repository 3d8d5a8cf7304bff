import path from 'node:path'
import { shellWord } from './shell.ts'

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
  const inHome = belowHome(target)
  return JSON.stringify(inHome === undefined ? target : `~/${inHome}`).slice(1, -1)
}

/** The same for a command that is printed to be pasted: a shell reads the ~ where it stands outside of quotes. */
export function pathWord(target: string): string {
  const inHome = belowHome(target)
  return inHome === undefined ? shellWord(target) : `~/${shellWord(inHome)}`
}

function belowHome(target: string): string | undefined {
  const home = process.env['HOME']
  return home && home !== '/' && target.startsWith(home + path.sep)
    ? target.slice(home.length + path.sep.length)
    : undefined
}
