/**
 * What stands in a text and points somewhere: `decision#12`, lines of code, a commit, an address, a member. Who knows what they look
 * like hands in a finder; here they become links.
 */
import type { StateInline, Token } from 'markdown-it'

export interface Pointer {
  /** Where it stands in the text: from, and to without. In UTF-16 code units. */
  from: number
  to: number
  /** Of an address; whatever else is pointed at has a place that only the page knows, told by `about`. */
  href?: string
  /** Written as data attributes: `fromLine` is `data-from-line`. */
  about: Readonly<Record<string, string>>
}

/** In the order of the text, none overlapping another. */
export type Finder = (text: string) => readonly Pointer[]

type Rule = (state: StateInline, silent: boolean) => boolean

const held = new WeakMap<Token, Pointer>()

/** Of a token that the rule below has made. */
export function pointerIn(token: Token): Pointer | undefined {
  return held.get(token)
}

/** The rules of a line that make pointers into tokens, before anything in a path can be taken for emphasis. */
export function pointerRules(find: Finder): Record<'pointer' | 'text', Rule> {
  const known = new WeakMap<StateInline, readonly Pointer[]>()
  const pointersOf = (state: StateInline): readonly Pointer[] => {
    const before = known.get(state)
    if (before !== undefined) return before
    const found = find(state.src)
    known.set(state, found)
    return found
  }
  return {
    pointer(state, silent) {
      if (state.linkLevel > 0) return false
      const pointer = pointersOf(state)[firstFrom(pointersOf(state), state.pos)]
      if (pointer?.from !== state.pos || pointer.to > state.posMax) return false
      if (!silent) {
        const token = state.push('pointer', '', 0)
        token.content = state.src.slice(pointer.from, pointer.to)
        held.set(token, pointer)
      }
      state.pos = pointer.to
      return true
    },
    /** As markdown-it's own, which stops at every letter that may begin something; here a pointer is one more. */
    text(state, silent) {
      plain.lastIndex = state.pos
      const length = plain.exec(state.src)?.[0].length ?? 0
      if (length === 0) return false
      const next = pointersOf(state)[firstFrom(pointersOf(state), state.pos + 1)]?.from ?? Infinity
      const end = Math.min(state.pos + length, next, state.posMax)
      if (!silent) state.pending += state.src.slice(state.pos, end)
      state.pos = end
      return true
    },
  }
}

const plain = /[^\n!#$%&*+\-:<=>@[\\\]^_`{}~]+/y

/** The first that begins at `place` or behind it: by halves, since a long text may hold thousands. */
function firstFrom(pointers: readonly Pointer[], place: number): number {
  let [low, high] = [0, pointers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pointers[middle]?.from ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}
