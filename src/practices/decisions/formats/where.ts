/**
 * Where in a repository decisions usually lie. That says where to look; whether a file is one, its content says. Leans on
 * little, since every scan asks.
 */
import { posix } from 'node:path'

/** Files with other endings are not looked at. */
export const mayHoldDecisions = /\.(?:md|markdown|adoc|asciidoc|json|ya?ml)$/i

/** Files in which a team says where its decisions lie. */
export const isPointer = /(?:^|\/)(?:\.adr-dir|\.log4brains\.ya?ml)$/

const folders =
  /^(?:adrs?|rfcs?|rfds?|keps?|active-rfcs|decisions?|decision[-_ ]?(?:records?|log)|architectur(?:e|al)[-_ ]decisions?(?:[-_ ]records?)?)$/i
const names = /^(?:adr|rfc|rfd|kep)[-_ ]?\d/i
/** `text/0001-x.md` is where RFCs of Rust and of those who took it from there lie. */
const inText = /(?:^|\/)text\/\d{4}-[^/]+$/
/** Without it there is nothing to look at more closely: of 40,000 paths a scan asks in some milliseconds. */
const hint = /adr|rfc|rfd|kep|decision|text\//i
/** Made by programs, tried on by them, or a tool's own. */
const notLookedInto =
  /^(?:\..*|node_modules|vendor|third[-_]party|tests?|__tests__|testdata|fixtures?)$/i

/** `told` are the folders that the repository itself names. */
export function placesAmong(paths: readonly string[], told: readonly string[]): string[] {
  const likely = told.length > 0 ? paths : paths.filter((path) => hint.test(path))
  const keps = new Set(
    likely.filter((path) => posix.basename(path) === 'kep.yaml').map((path) => posix.dirname(path)),
  )
  return likely.filter((path) => {
    if (!mayHoldDecisions.test(path)) return false
    if (told.some((folder) => folder === '.' || path.startsWith(`${folder}/`))) return true
    const parts = path.split('/')
    const name = parts.pop() ?? ''
    if (parts.some((part) => notLookedInto.test(part))) return false
    // Beside its YAML lies the prose of a KEP.
    if (keps.has(parts.join('/'))) return name === 'kep.yaml'
    return parts.some((part) => folders.test(part)) || names.test(name) || inText.test(path)
  })
}
