/** The next page of a list, as the `Link` header names it. */
import { CairnError } from '../errors.ts'

/** More pages than this has no list that is read page by page. */
const pagesMax = 10_000

/** Follows a list, and neither to another host nor in a circle. */
export class Trail {
  readonly #origin: string
  readonly #seen = new Set<string>()

  constructor(start: string) {
    this.#origin = new URL(start).origin
    this.#seen.add(start)
  }

  /** Undefined at the end. */
  next(header: string | undefined, at: string): string | undefined {
    const target = nextIn(header)
    if (target === undefined) return undefined
    const url = URL.canParse(target, at) ? new URL(target, at) : undefined
    if (url?.origin !== this.#origin || url.username + url.password !== '')
      throw astray('names a next page on another host')
    if (this.#seen.has(url.href)) throw astray('leads from page to page in a circle')
    if (this.#seen.size >= pagesMax) throw astray('has more than 10,000 pages')
    this.#seen.add(url.href)
    return url.href
  }
}

export function hasNext(header: string | undefined): boolean {
  return nextIn(header) !== undefined
}

function nextIn(header: string | undefined): string | undefined {
  // An address has no bracket in it.
  for (const [, target, about = ''] of (header ?? '').matchAll(/<([^<>]*)>((?:[^<"]|"[^"]*")*)/g))
    if (/;\s*rel="?next"?/i.test(about)) return target
  return undefined
}

function astray(what: string): CairnError {
  return new CairnError('unavailable', 'forge.pagination', `A list of the forge ${what}.`, {
    hint: 'What was read is kept. Sync again later; if it stays so, a proxy before the forge may be what writes it.',
  })
}
