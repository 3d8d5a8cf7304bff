/**
 * Patterns that people give to be looked for, in the part of RE2's language that git's own search has as well: nothing in it can
 * take forever, and what both would read differently is refused. Gives it as POSIX writes extended expressions.
 */

/** Undefined where the pattern is none of these. A pattern is looked for line by line. */
export function posixOf(pattern: string): string | undefined {
  if (pattern === '' || pattern.length > charsMax) return undefined
  try {
    const reader = new Reader(pattern)
    const { text } = reader.choice(0)
    return reader.isAtEnd() ? text : undefined
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}

const charsMax = 500
/** Each repetition is spelled out by whoever matches: so many single letters take no time yet. */
const sizeMax = 2_000
const timesMax = 200
const depthMax = 30

class Refused extends Error {}

interface Part {
  text: string
  /** How many single letters it stands for at most, where what repeats without end counts once. */
  size: number
}

class Reader {
  readonly #signs: readonly string[]
  #at = 0

  constructor(pattern: string) {
    this.#signs = Array.from(pattern)
  }

  isAtEnd(): boolean {
    return this.#at === this.#signs.length
  }

  choice(depth: number): Part {
    if (depth > depthMax) throw new Refused()
    const ways = [this.#sequence(depth)]
    while (this.#takes('|')) ways.push(this.#sequence(depth))
    return joined(ways, '|')
  }

  /** Of at least one part: POSIX leaves open what an empty one means. */
  #sequence(depth: number): Part {
    const parts: Part[] = []
    while (!this.isAtEnd() && this.#sign !== '|' && this.#sign !== ')')
      parts.push(this.#repeated(this.#single(depth)))
    if (parts.length === 0) throw new Refused()
    return joined(parts, '')
  }

  #repeated(part: Part): Part {
    const times = this.#times()
    if (times === undefined) return part
    if (part.size === 0) throw new Refused()
    // Whether as much or as little is taken makes no difference to whether there is something.
    this.#takes('?')
    if (times.most > timesMax || this.#times() !== undefined) throw new Refused()
    return bounded({ text: `${part.text}${times.text}`, size: part.size * Math.max(1, times.most) })
  }

  #times(): { text: string; most: number } | undefined {
    for (const sign of ['*', '+', '?']) if (this.#takes(sign)) return { text: sign, most: 1 }
    const [text, least, most] =
      /^\{(\d{1,4})(?:,(\d{1,4})?)?\}/.exec(this.#signs.slice(this.#at, this.#at + 12).join('')) ??
      []
    if (text === undefined) return undefined
    if (most !== undefined && Number(most) < Number(least)) throw new Refused()
    this.#at += text.length
    return { text, most: Number(most ?? least) }
  }

  #single(depth: number): Part {
    const sign = this.#take()
    if (sign === '(') return this.#group(depth)
    if (sign === '[') return { text: this.#set(), size: 1 }
    if (sign === '\\') return this.#escape()
    if (sign === '^' || sign === '$') return { text: sign, size: 0 }
    if ('*+?{}])'.includes(sign) || sign < ' ') throw new Refused()
    return { text: sign, size: 1 }
  }

  #group(depth: number): Part {
    if (this.#takes('?') && !this.#takes(':')) throw new Refused()
    const { text, size } = this.choice(depth + 1)
    if (!this.#takes(')')) throw new Refused()
    return { text: `(${text})`, size: Math.max(1, size) }
  }

  #escape(): Part {
    const sign = this.#take()
    if (sign === 'b') return { text: '\\b', size: 0 }
    if (sign === 't') return { text: '\t', size: 1 }
    const set = sets[sign.toLowerCase()]
    if (set !== undefined)
      return { text: sign === sign.toLowerCase() ? `[${set}]` : `[^${set}]`, size: 1 }
    if (!/[\p{P}\p{S} ]/u.test(sign)) throw new Refused()
    return { text: '\\.^$*+?()[]{}|'.includes(sign) ? `\\${sign}` : sign, size: 1 }
  }

  /** POSIX knows no escapes in a set: what would mean something else stands where it does not. */
  #set(): string {
    const isNot = this.#takes('^')
    let members = ''
    let brackets = ''
    let dash = ''
    let hat = ''
    while (!this.#takes(']')) {
      const { sign, set } = this.#member()
      if (set !== undefined) members += set
      else if (sign === ']') brackets = ']'
      else if (sign === '-') dash = '-'
      else if (sign === '^') hat = '^'
      else if (this.#sign === '-' && this.#signs[this.#at + 1] !== ']') {
        this.#take()
        const end = this.#member()
        if (end.set !== undefined || !isRange(sign, end.sign)) throw new Refused()
        members += `${sign}-${end.sign}`
      } else members += sign
    }
    const whole = `${brackets}${members}${hat}${dash}`
    if (whole === '') throw new Refused()
    if (whole === '^' && !isNot) return '\\^'
    // Between brackets `[.`, `[=` and `[:` begin something of POSIX's own.
    if (/\[[.=]/.test(members)) throw new Refused()
    return `[${isNot ? '^' : ''}${whole.startsWith('^') ? `${whole.slice(1)}^` : whole}]`
  }

  #member(): { sign: string; set?: string | undefined } {
    const sign = this.#take()
    if (sign === '[' || sign < ' ') throw new Refused()
    if (sign !== '\\') return { sign }
    const escaped = this.#take()
    if (escaped === 't') return { sign: '\t' }
    const set = sets[escaped]
    if (set === undefined && !/[\p{P}\p{S} ]/u.test(escaped)) throw new Refused()
    return { sign: escaped, set }
  }

  get #sign(): string | undefined {
    return this.#signs[this.#at]
  }

  #take(): string {
    const sign = this.#sign
    if (sign === undefined) throw new Refused()
    this.#at++
    return sign
  }

  #takes(sign: string): boolean {
    if (this.#sign !== sign) return false
    this.#at++
    return true
  }
}

const sets: Partial<Record<string, string>> = {
  d: '0-9',
  w: '[:alnum:]_',
  s: '[:space:]',
}

/** Of letters or digits of one kind: what lies between others depends on the machine. */
function isRange(from: string, to: string): boolean {
  const isOneKind = [/^[a-z]{2}$/, /^[A-Z]{2}$/, /^[0-9]{2}$/].some((kind) => kind.test(from + to))
  return isOneKind && from <= to
}

function joined(parts: readonly Part[], between: string): Part {
  return bounded({
    text: parts.map(({ text }) => text).join(between),
    size: parts.reduce((sum, { size }) => sum + size, 0),
  })
}

function bounded(part: Part): Part {
  if (part.size > sizeMax) throw new Refused()
  return part
}
