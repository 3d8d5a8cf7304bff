/** The tone coach: reads a text before it is posted and gives hints to its writer. Pure: it stores, counts and sends nothing. */
import type { Hint, Language, Rule } from './hint.ts'
import { proseOf } from './markdown/prose.ts'
import { patternsOf, personPattern, type Patterns } from './pattern.ts'

export interface Asked {
  language: Language
  /** Soft hints too: for incident reviews, or when the writer wishes. */
  soft?: boolean
  /** Every place; otherwise the first of each kind, which is enough to think of it. */
  all?: boolean
}

/** Hints on a Markdown text, in the order of the text. Of two that overlap the firm one stays, then the longer one. */
export function coach(text: string, { language, soft = false, all = false }: Asked): Hint[] {
  const { rules, person } = knownOf(language)
  const prepared = language.prepare(proseOf(text))
  const people = [...startsOf(person, prepared)]
  const found = rules
    .filter(({ rule }) => soft || rule.strength === 'firm')
    .flatMap(({ rule, patterns }) =>
      [...matchesOf(patterns, prepared, people)]
        .filter((match) => !language.isHarmless(rule, around(match, prepared)))
        .map((match) => hintOf(rule, match)),
    )
    .toSorted((a, b) => byStrength(a, b) || lengthOf(b) - lengthOf(a) || a.start - b.start)
  const apart = withoutOverlaps(found)
  return all ? apart : firstOfEachKind(apart)
}

interface Known {
  rules: { rule: Rule; patterns: Patterns }[]
  person: RegExp
}

const known = new WeakMap<Language, Known>()

/** Made once for each language: that takes longer than reading a comment. */
function knownOf(language: Language): Known {
  const before = known.get(language)
  if (before !== undefined) return before
  const rules = language.rules.map((rule) => ({ rule, patterns: patternsOf(rule.says, language) }))
  const made = { rules, person: personPattern(language) }
  known.set(language, made)
  return made
}

interface Match {
  start: number
  end: number
}

/** Not matchAll, which makes a new expression each time: half of the time of a short comment went there. */
function* matchesOf(
  { anywhere, atPerson }: Patterns,
  prepared: string,
  people: readonly number[],
): Generator<Match> {
  if (atPerson !== undefined)
    for (const start of people) {
      atPerson.lastIndex = start
      if (atPerson.test(prepared)) yield { start, end: atPerson.lastIndex }
    }
  if (anywhere === undefined) return
  anywhere.lastIndex = 0
  for (let found = anywhere.exec(prepared); found !== null; found = anywhere.exec(prepared))
    yield { start: found.index, end: anywhere.lastIndex }
}

/** One person may be named within another's name: "the engineer you asked". */
function* startsOf(person: RegExp, prepared: string): Generator<number> {
  person.lastIndex = 0
  for (let found = person.exec(prepared); found !== null; found = person.exec(prepared)) {
    yield found.index
    person.lastIndex = found.index + 1
  }
}

/** Far enough for "I am sorry that …", and for "… was my mistake". */
const reach = 60

function around({ start, end }: Match, prepared: string) {
  return {
    before: prepared.slice(Math.max(0, start - reach), start),
    matched: prepared.slice(start, end),
    after: prepared.slice(end, end + reach),
  }
}

function hintOf({ kind, strength, why, suggestion }: Rule, { start, end }: Match): Hint {
  return { kind, strength, start, end, why, suggestion }
}

function byStrength(a: Hint, b: Hint): number {
  return Number(a.strength === 'soft') - Number(b.strength === 'soft')
}

function lengthOf({ start, end }: Hint): number {
  return end - start
}

/** The first of those that overlap stays. */
function withoutOverlaps(hints: readonly Hint[]): Hint[] {
  const kept: Hint[] = []
  const taken = new Set<number>()
  for (const hint of hints) {
    const places = Array.from({ length: lengthOf(hint) }, (_, index) => hint.start + index)
    if (places.some((place) => taken.has(place))) continue
    for (const place of places) taken.add(place)
    kept.push(hint)
  }
  return kept.toSorted((a, b) => a.start - b.start)
}

function firstOfEachKind(hints: readonly Hint[]): Hint[] {
  const seen = new Set<string>()
  return hints.filter(({ kind }) => !seen.has(kind) && seen.add(kind))
}
