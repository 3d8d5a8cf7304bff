/**
 * How the texts begin that a way to say something matches: by these the few ways are found that are worth trying at a place. Trying all of
 * them at every word took ten times as long.
 */
import { invariant } from '#std/errors.ts'

/** Signs that are looked at; with fewer, too many ways begin alike, and more of them find no fewer. */
export const signs = 6

export function beginningsOf(way: string, words: Words): string[] {
  const texts = new Set(new Reader(way, words).alternatives().map(({ text }) => text))
  // What begins with "yo" is looked for wherever "you" is.
  return [...texts].filter(
    (text) => !Array.from(text).some((_, length) => texts.has(text.slice(0, length))),
  )
}

type Words = Readonly<Record<string, string>>

/** Of classes, which many ways name. */
const known = new WeakMap<Words, Map<string, Beginning[]>>()

interface Beginning {
  text: string
  /** Nothing is known to stand between this text and what comes next. */
  goesOn: boolean
}

const nothing: Beginning = { text: '', goesOn: true }
const anything: Beginning = { text: '', goesOn: false }

/** Reads the notation of rules, which is that of regular expressions with `{classes}`, from the left to the right. */
class Reader {
  #at = 0
  readonly #way: string
  readonly #words: Words

  constructor(way: string, words: Words) {
    this.#way = way
    this.#words = words
  }

  alternatives(): Beginning[] {
    const found = this.#sequence()
    while (this.#way[this.#at] === '|') {
      this.#at += 1
      found.push(...this.#sequence())
    }
    return apart(found)
  }

  #sequence(): Beginning[] {
    let found = [nothing]
    while (this.#at < this.#way.length && !'|)'.includes(this.#way[this.#at] ?? '')) {
      const next = this.#repeated(this.#one())
      found = apart(
        found.flatMap((before) =>
          before.goesOn ? next.map((after) => joined(before, after)) : [before],
        ),
      )
      if (!found.some(({ goesOn }) => goesOn)) this.#skip()
    }
    return found
  }

  /** To where the sequence ends: what comes so late is no beginning. */
  #skip(): void {
    let depth = 0
    for (; this.#at < this.#way.length; this.#at++) {
      const sign = this.#way[this.#at]
      if (depth === 0 && (sign === '|' || sign === ')')) return
      if (sign === '\\') this.#at += 1
      else if (sign === '[') this.#at = this.#way.indexOf(']', this.#at)
      else if (sign === '(') depth += 1
      else if (sign === ')') depth -= 1
    }
  }

  #repeated(once: Beginning[]): Beginning[] {
    const [all = '', least = '', most = least] =
      /^(?:[?*+]|\{(\d+)(?:,(\d*))?\})\??/.exec(this.#way.slice(this.#at)) ?? []
    this.#at += all.length
    if (all === '' || most === '1') return once
    const isOptional = all.startsWith('?') || all.startsWith('*') || least === '0'
    const each = all.startsWith('?') ? once : once.map(({ text }) => ({ text, goesOn: false }))
    return isOptional ? [nothing, ...each] : each
  }

  #one(): Beginning[] {
    plain.lastIndex = this.#at
    const [run] = plain.exec(this.#way) ?? []
    if (run !== undefined) {
      this.#at += run.length
      return [{ text: run.slice(0, signs), goesOn: run.length < signs }]
    }
    const sign = this.#way[this.#at] ?? ''
    this.#at += 1
    if (sign === '(') return this.#group()
    if (sign === '[') return this.#class()
    if (sign === '{') return this.#named()
    if (sign === '\\') return this.#escaped()
    if (sign === '^' || sign === '$') return [nothing]
    if (sign === '.') return [anything]
    return [{ text: sign, goesOn: true }]
  }

  #group(): Beginning[] {
    const [opening = ''] = /^\?(?::|<?[=!])/.exec(this.#way.slice(this.#at)) ?? []
    this.#at += opening.length
    list.lastIndex = this.#at
    const [words] = list.exec(this.#way) ?? []
    const inside = words === undefined ? this.alternatives() : begun(words.split('|'))
    this.#at += 1 + (words?.length ?? 0)
    // What is only looked at takes no place.
    return opening === '?:' ? inside : [nothing]
  }

  #class(): Beginning[] {
    const [all = ''] = /^(?:\\.|[^\]\\])*\]/.exec(this.#way.slice(this.#at)) ?? []
    this.#at += all.length
    const isList = /^[a-z '-]{1,4}\]$/.test(all) && !/.-./.test(all)
    return isList ? Array.from(all.slice(0, -1), (text) => ({ text, goesOn: true })) : [anything]
  }

  #named(): Beginning[] {
    const end = this.#way.indexOf('}', this.#at)
    const name = this.#way.slice(this.#at, end)
    const named = this.#words[name]
    invariant(named !== undefined, `no class of words is called {${name}}`)
    this.#at = end + 1
    const ofClasses = known.get(this.#words) ?? new Map<string, Beginning[]>()
    known.set(this.#words, ofClasses)
    const found =
      ofClasses.get(name) ??
      (/^[a-z0-9 ',|-]*$/.test(named)
        ? begun(named.split('|'))
        : new Reader(named, this.#words).alternatives())
    ofClasses.set(name, found)
    return found
  }

  #escaped(): Beginning[] {
    const [all = ''] = /^(?:u[0-9a-f]{4}|.)/.exec(this.#way.slice(this.#at)) ?? []
    this.#at += all.length
    if (all.length === 5)
      return [{ text: String.fromCharCode(Number.parseInt(all.slice(1), 16)), goesOn: true }]
    if (all === 'b' || all === 'B') return [nothing]
    return /\w/.test(all) ? [anything] : [{ text: all, goesOn: true }]
  }
}

/** Signs that stand for themselves, once: most of each way. */
const plain = /(?:[a-z0-9 ',-](?![?*+{]))+/y

/** A group of words and nothing else, as most are: read at once, they take a third of the time. */
const list = /[a-z0-9 ',|-]*(?=\))/y

function begun(words: readonly string[]): Beginning[] {
  return apart(words.map((text) => ({ text: text.slice(0, signs), goesOn: text.length < signs })))
}

/** Each once. */
function apart(beginnings: Beginning[]): Beginning[] {
  if (beginnings.length < 2) return beginnings
  return [
    ...new Map(beginnings.map((each) => [`${each.text}${each.goesOn ? '+' : '-'}`, each])).values(),
  ]
}

function joined(before: Beginning, after: Beginning): Beginning {
  const text = before.text + after.text
  return { text: text.slice(0, signs), goesOn: after.goesOn && text.length < signs }
}
