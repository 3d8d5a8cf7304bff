/** HTML that was made, kept while it is asked for: as many letters of it as were said, the latest asked for longest. */
import { createHash } from 'node:crypto'

export interface Made {
  html: string
  plainBecause: 'render.timeout' | 'render.failed' | null
  /** Not all was done in time: the machine may have had much else to do. */
  isLate: boolean
}

/** What was late is tried again, but not each time that somebody reads it. */
const lateKeptMs = 60_000

interface Wish {
  charsMax: number
  /** In milliseconds, of a clock that only goes on. */
  now: () => number
}

/** One who asks for what is just being made waits for the same. */
export class Kept {
  readonly #wish: Wish
  readonly #made = new Map<string, Made & { at: number }>()
  readonly #making = new Map<string, Promise<Made>>()
  #chars = 0

  constructor(wish: Wish) {
    this.#wish = wish
  }

  async get(text: string, make: () => Promise<Made>): Promise<Made> {
    const key = createHash('sha256').update(text).digest('base64')
    const known = this.#made.get(key)
    if (known !== undefined) {
      this.#forget(key)
      if (!known.isLate || this.#wish.now() - known.at < lateKeptMs) return this.#keep(key, known)
    }
    const making = this.#making.get(key) ?? make().finally(() => this.#making.delete(key))
    this.#making.set(key, making)
    return this.#keep(key, { ...(await making), at: this.#wish.now() })
  }

  #keep(key: string, made: Made & { at: number }): Made {
    this.#forget(key)
    this.#made.set(key, made)
    this.#chars += made.html.length
    for (const oldest of this.#made.keys()) {
      if (this.#chars <= this.#wish.charsMax) break
      this.#forget(oldest)
    }
    return made
  }

  #forget(key: string): void {
    this.#chars -= this.#made.get(key)?.html.length ?? 0
    this.#made.delete(key)
  }
}
