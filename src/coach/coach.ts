/** The tone coach: reads a text before it is posted and gives hints to its writer. Pure: it stores, counts and sends nothing. */
import type { Hint, Judged, Kind, Language, Reading, Rule, SentenceModel } from './hint.ts'
import { proseOf } from './markdown/prose.ts'
import { wordBegins, Ways } from './pattern.ts'

export interface Asked {
  language: Language
  /** Soft hints too: for incident reviews, or when the writer wishes. */
  soft?: boolean
  /** Every place; otherwise the first of each kind, which is enough to think of it. */
  all?: boolean
  /** Small models that see sentences which no wording foresees; without them rules alone. The first one that notices a sentence says why. */
  models?: readonly SentenceModel[]
  /** Kinds that the reader never wishes to see again. */
  muted?: readonly Kind[]
}

/** Hints on a Markdown text, in the order of the text. Of two that overlap the firm one stays, then the longer one. */
export function coach(
  text: string,
  { language, soft = false, all = false, models = [], muted = [] }: Asked,
): Hint[] {
  const prose = proseOf(text)
  const prepared = language.prepare(prose)
  const reading = { prose, prepared, people: language.peopleIn(prepared, prose) }
  const isWished = ({ says: { kind, strength } }: Match) =>
    (soft || strength === 'firm') && !muted.includes(kind)
  const judged = models.flatMap((model) => [...model.sentencesIn(reading)])
  const byRules = [...matchesIn(reading, language)]
    .map((match) => doubted(match, judged))
    .filter(isWished)
    .filter((match) => !language.isHarmless(match.says, around(match, prepared)))
    .toSorted((a, b) => byStrength(a, b) || byLength(a, b) || a.start - b.start || byOrder(a, b))
  const byModels = judged
    .flatMap(({ says, start, end }): Match[] =>
      says === undefined ? [] : [{ says, start, end, order: 0, isOfPerson: false }],
    )
    .filter(isWished)
  // What a rule has noticed keeps the reason of the rule, which says more.
  const apart = withoutOverlaps([...byRules, ...byModels])
  return (all ? apart : firstOfEachKind(apart)).map(hintOf)
}

interface Known {
  anywhere: Ways
  /** What stands behind a person, by the class of people. */
  behind: ReadonlyMap<string, Ways>
}

const known = new WeakMap<Language, Known>()

/** Made once for each language: that takes longer than reading a comment. */
function knownOf(language: Language): Known {
  const before = known.get(language)
  if (before !== undefined) return before
  const anywhere = new Ways(language.words)
  const behind = new Map(language.people.map((name) => [name, new Ways(language.words)]))
  for (const [order, rule] of language.rules.entries())
    for (const says of rule.says.flatMap((way) => unfolded(way, language.people))) {
      const [person = '', name = ''] = /^\{([\w-]+)\}/.exec(says) ?? []
      const ways = behind.get(name)
      const isOfPerson = /\{(?:X|who|any|one|X-s|name|role|fields)\}/.test(says)
      if (ways === undefined) anywhere.add({ rule, order, says, isOfPerson })
      else ways.add({ rule, order, says: says.slice(person.length), isOfPerson })
    }
  const made = { anywhere, behind }
  known.set(language, made)
  return made
}

/** `(?:{X}|they) did` is `{X} did` and `they did`: what begins with a person is looked for where one is named. */
function unfolded(says: string, people: readonly string[]): string[] {
  const [whole = '', inside = ''] = /^\(\?:([^()]*)\)(?![?*+{])/.exec(says) ?? []
  const ways = inside.split('|')
  const isOfPerson = (way: string) => people.some((name) => way.startsWith(`{${name}}`))
  if (!ways.some(isOfPerson)) return [says]
  const rest = says.slice(whole.length)
  const others = ways.filter((way) => !isOfPerson(way))
  return [
    ...ways.filter(isOfPerson).map((way) => way + rest),
    ...(others.length === 0 ? [] : [`(?:${others.join('|')})${rest}`]),
  ]
}

interface Place {
  start: number
  end: number
}

interface Match<Says = Reason> extends Place {
  says: Says
  /** Of rules that say the same of the same place the first one counts. */
  order: number
  isOfPerson: boolean
}

type Reason = Pick<Rule, 'kind' | 'strength' | 'why' | 'suggestion'>

function* matchesIn({ prepared, people }: Reading, language: Language): Generator<Match<Rule>> {
  const { anywhere, behind } = knownOf(language)
  for (const start of wordBegins(prepared))
    for (const way of anywhere.at(prepared, start)) {
      const end = anywhere.endOf(way, prepared, start)
      if (end !== undefined)
        yield { says: way.rule, order: way.order, isOfPerson: way.isOfPerson, start, end }
    }
  for (const { classes, start, ends } of people)
    for (const name of classes) {
      const ways = behind.get(name)
      if (ways === undefined) continue
      for (const place of ends)
        for (const way of ways.at(prepared, place)) {
          const end = ways.endOf(way, prepared, place)
          if (end !== undefined)
            yield { says: way.rule, order: way.order, isOfPerson: way.isOfPerson, start, end }
        }
    }
}

/** A wording is soft where a model thinks that its sentence does no such thing. */
function doubted(match: Match<Rule>, judged: readonly Judged[]): Match<Rule> {
  const isDoubted =
    match.says.strength === 'firm' &&
    judged.some(
      ({ doubts, start, end }) =>
        doubts?.has(match.says.kind) && start <= match.start && match.start < end,
    )
  return isDoubted ? { ...match, says: { ...match.says, strength: 'soft' } } : match
}

/** Far enough for "I am sorry that …", and for "… was my mistake". */
const reach = 60

function around({ start, end, isOfPerson }: Match, prepared: string) {
  return {
    isOfPerson,
    before: prepared.slice(Math.max(0, start - reach), start),
    matched: prepared.slice(start, end),
    after: prepared.slice(end, end + reach),
  }
}

function byStrength(a: Match, b: Match): number {
  return Number(a.says.strength === 'soft') - Number(b.says.strength === 'soft')
}

function byOrder(a: Match, b: Match): number {
  return a.order - b.order
}

function byLength(a: Place, b: Place): number {
  return b.end - b.start - (a.end - a.start)
}

/** The first of those that overlap stays. */
function withoutOverlaps(matches: readonly Match[]): Match[] {
  const kept: Match[] = []
  const taken = new Set<number>()
  for (const match of matches) {
    const places = Array.from(
      { length: match.end - match.start },
      (_, index) => match.start + index,
    )
    if (places.some((place) => taken.has(place))) continue
    for (const place of places) taken.add(place)
    kept.push(match)
  }
  return kept.toSorted((a, b) => a.start - b.start)
}

function firstOfEachKind(matches: readonly Match[]): Match[] {
  const seen = new Set<string>()
  return matches.filter(({ says: { kind } }) => !seen.has(kind) && seen.add(kind))
}

function hintOf({ says: { kind, strength, why, suggestion }, start, end }: Match): Hint {
  // Written in one line, as "It hurts (incivility kinds).".
  const [, reason = why, source = ''] = /^(.*) \(([^()]*)\)\.?$/.exec(why) ?? []
  const sentence = /[.?!]$/.test(reason) ? reason : `${reason}.`
  return { kind, strength, start, end, why: sentence, source, suggestion }
}
