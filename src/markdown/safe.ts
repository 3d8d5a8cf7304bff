/**
 * The last look at HTML before it leaves: it is whole, and of the tags and attributes listed here, or it does not leave. What writes
 * it can only write these; this holds should a change of that ever err, or a library do what nobody expected.
 */
import { mayBeLinked } from './addresses.ts'

/** In one pass, in time that grows with the length alone. */
export function isSafe(html: string): boolean {
  const open: string[] = []
  let place = 0
  while (place < html.length) {
    piece.lastIndex = place
    const found = piece.exec(html)
    if (found === null) return false
    place = piece.lastIndex
    const { name, of = '', end } = found.groups ?? {}
    if (end !== undefined && open.pop() !== end) return false
    if (name === undefined) continue
    const attributes = allowed.get(name)
    if (attributes === undefined || !areAllowed(of, attributes)) return false
    if (!alone.has(name)) open.push(name)
  }
  return open.length === 0
}

/** Text, a tag with its attributes, or the end of one. Attributes are quoted, and hold no letter of a tag. */
const piece =
  /[^<>&]+|&(?:amp|lt|gt|quot);|<(?<name>[a-z][a-z0-9]*)(?<of>(?: [a-z-]+="[^"<>]*")*)>|<\/(?<end>[a-z][a-z0-9]*)>/y

/** Tags that have no end. */
const alone = new Set(['br', 'hr', 'input'])

const everywhere = ['class', 'dir']
const bare =
  'h1 h2 h3 h4 h5 h6 p br hr blockquote ul label table thead tbody tr td em strong s sup span code'
const allowed = new Map<string, readonly string[]>([
  ...bare.split(' ').map((name): [string, string[]] => [name, []]),
  ['a', ['href', 'title', 'rel', 'aria-label']],
  ['input', ['type', 'disabled', 'checked']],
  ['li', ['id']],
  ['ol', ['start']],
  ['pre', ['tabindex']],
  ['section', ['aria-label']],
  ['th', ['scope']],
])

function areAllowed(given: string, listed: readonly string[]): boolean {
  for (const [, name = '', value = ''] of given.matchAll(/ ([a-z-]+)="([^"]*)"/g)) {
    const isListed = everywhere.includes(name) || listed.includes(name)
    if (!isListed && !/^data-[a-z-]+$/.test(name)) return false
    if (name === 'href' && !mayBeLinked(value.replaceAll('&amp;', '&'))) return false
    if (name === 'type' && value !== 'checkbox') return false
  }
  return true
}
