/** The tone coach: reads a text before it is posted and gives hints to its writer. Pure: it stores, counts and sends nothing. */
import type { Hint, Language, Rule } from './hint.ts'
import { proseOf } from './markdown/prose.ts'
import { patternOf } from './pattern.ts'

export interface Asked {
  language: Language
  /** Soft hints too: for incident reviews, or when the writer wishes. */
  soft?: boolean
  /** Every place; otherwise the first of each kind, which is enough to think of it. */
  all?: boolean
}

/** Hints on a Markdown text, in the order of the text. Of two that overlap the firm one stays, then the longer one. */
export function coach(text: string, { language, soft = false, all = false }: Asked): Hint[] {
  const prepared = language.prepare(proseOf(text))
  const found = patternsOf(language)
    .filter(({ rule }) => soft || rule.strength === 'firm')
    .flatMap((known) => hintsOf(known, prepared, language))
    .toSorted((a, b) => byStrength(a, b) || lengthOf(b) - lengthOf(a) || a.start - b.start)
  const apart = withoutOverlaps(found)
  return all ? apart : firstOfEachKind(apart)
}

interface Known {
  rule: Rule
  pattern: RegExp
}

const known = new WeakMap<Language, Known[]>()

/** Made once for each language: that takes longer than reading a comment. */
function patternsOf(language: Language): Known[] {
  const before = known.get(language)
  if (before !== undefined) return before
  const made = language.rules.map((rule) => ({
    rule,
    pattern: patternOf(rule.says, language.words),
  }))
  known.set(language, made)
  return made
}

/** Far enough for "I am sorry that …", and for "… was my mistake". */
const reach = 60

function hintsOf({ rule, pattern }: Known, prepared: string, language: Language): Hint[] {
  const { kind, strength, why, suggestion } = rule
  const hints: Hint[] = []
  // Not matchAll, which makes a new expression each time: half of the time of a short comment went there.
  pattern.lastIndex = 0
  for (let found = pattern.exec(prepared); found !== null; found = pattern.exec(prepared)) {
    const { 0: matched, index: start } = found
    const end = start + matched.length
    const around = {
      before: prepared.slice(Math.max(0, start - reach), start),
      matched,
      after: prepared.slice(end, end + reach),
    }
    if (!language.isHarmless(rule, around))
      hints.push({ kind, strength, start, end, why, suggestion })
  }
  return hints
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
