/**
 * JSON with the place of each value in its text, so that one value can be changed and all else stays byte for byte. What the
 * values are is told by JSON.parse; here only where they stand.
 */
import { CairnError } from '#std/errors.ts'

export interface Span {
  start: number
  /** Without. */
  end: number
}

export type JsonNode =
  | (Span & { is: 'scalar' })
  | (Span & { is: 'array'; items: JsonNode[] })
  | (Span & { is: 'object'; members: Member[] })

export interface Member {
  key: string
  keySpan: Span
  value: JsonNode
}

/** No tour is nested as deeply; what is was made to exhaust a reader. */
const depthMax = 64

/** `text` is without a byte order mark; `name` is said in what goes wrong. */
export function readJson(name: string, text: string): { root: JsonNode; value: unknown } {
  const reader = new Reader(name, text)
  const root = reader.whole()
  return { root, value: JSON.parse(text) as unknown }
}

/** 1-based. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}

/** The last of a name holds, as it does for JSON.parse. */
export function memberOf(node: JsonNode | undefined, key: string): Member | undefined {
  return node?.is === 'object' ? node.members.findLast((member) => member.key === key) : undefined
}

export function notAsExpected(name: string, line: number, what: string): CairnError {
  return new CairnError('invalid', 'trails.tour.unread', `${name}, line ${line}: ${what}`, {
    hint: 'Mend the file in an editor, and read it again; nothing of it was kept.',
    details: { file: name, line },
  })
}

const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const space = /[ \t\n\r]*/y

class Reader {
  readonly #name: string
  readonly #text: string
  #at = 0

  constructor(name: string, text: string) {
    this.#name = name
    this.#text = text
  }

  whole(): JsonNode {
    this.#space()
    const root = this.#value(0)
    this.#space()
    if (this.#at < this.#text.length) throw this.#wrong('something stands behind its end.')
    return root
  }

  #value(depth: number): JsonNode {
    if (depth > depthMax)
      throw this.#wrong(`it is nested more than ${depthMax} deep, as no tour is.`)
    const sign = this.#text[this.#at]
    if (sign === '{') return this.#object(depth)
    if (sign === '[') return this.#array(depth)
    if (sign === '"') return { is: 'scalar', ...this.#string() }
    const start = this.#at
    scalar.lastIndex = start
    const [found] = scalar.exec(this.#text) ?? []
    if (found === undefined) throw this.#wrong(this.#unexpected())
    this.#at += found.length
    return { is: 'scalar', start, end: this.#at }
  }

  #object(depth: number): JsonNode {
    const start = this.#at
    const members: Member[] = []
    this.#at++
    this.#space()
    if (this.#takes('}')) return { is: 'object', start, end: this.#at, members }
    do {
      this.#space()
      if (this.#text[this.#at] !== '"') throw this.#wrong(this.#unexpected('a name in quotes'))
      const keySpan = this.#string()
      this.#space()
      if (!this.#takes(':')) throw this.#wrong(this.#unexpected('a colon'))
      this.#space()
      const value = this.#value(depth + 1)
      members.push({ key: this.#spelled(keySpan), keySpan, value })
      this.#space()
    } while (this.#takes(','))
    if (!this.#takes('}')) throw this.#wrong(this.#unexpected('a comma or }'))
    return { is: 'object', start, end: this.#at, members }
  }

  #array(depth: number): JsonNode {
    const start = this.#at
    const items: JsonNode[] = []
    this.#at++
    this.#space()
    if (this.#takes(']')) return { is: 'array', start, end: this.#at, items }
    do {
      this.#space()
      items.push(this.#value(depth + 1))
      this.#space()
    } while (this.#takes(','))
    if (!this.#takes(']')) throw this.#wrong(this.#unexpected('a comma or ]'))
    return { is: 'array', start, end: this.#at, items }
  }

  #string(): Span {
    const start = this.#at
    for (let at = start + 1; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at)
      if (code === backslash) at++
      else if (code === quote) {
        this.#at = at + 1
        const span = { start, end: this.#at }
        this.#spelled(span)
        return span
      } else if (code < 0x20) {
        this.#at = at
        throw this.#wrong('a string ends in the middle of its line.')
      }
    }
    throw this.#wrong('a string has no end.')
  }

  #spelled({ start, end }: Span): string {
    try {
      return String(JSON.parse(this.#text.slice(start, end)))
    } catch {
      this.#at = start
      throw this.#wrong('a string holds an escape that is none.')
    }
  }

  #space(): void {
    space.lastIndex = this.#at
    this.#at += space.exec(this.#text)?.[0].length ?? 0
  }

  #takes(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false
    this.#at++
    return true
  }

  #unexpected(wanted = 'a value'): string {
    const found = this.#text[this.#at]
    return found === undefined
      ? `it ends where ${wanted} is expected.`
      : `${JSON.stringify(found)} stands where ${wanted} is expected.`
  }

  #wrong(what: string): CairnError {
    return notAsExpected(this.#name, lineAt(this.#text, this.#at), what)
  }
}

const quote = 0x22
const backslash = 0x5c
