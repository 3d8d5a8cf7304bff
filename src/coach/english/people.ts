/**
 * Finds who is spoken of: "you", "Tom", "the new engineer on duty", "whoever merged this", "Raj's team". It reads words from the left to the
 * right; where a group of words may end in several places, each is an end, and what follows decides.
 */
import type { Person } from '../hint.ts'
import { notNames } from './names.ts'
import { wordsOf, type Word } from './text-words.ts'
import {
  beforeRoles,
  determiners,
  everyone,
  fields,
  groups,
  roles,
  someone,
} from './words/people.ts'

export function peopleIn(prepared: string, prose: string): Person[] {
  const words = wordsOf(prepared)
  return words.flatMap((_, index) => personAt(words, index, { prepared, prose }))
}

interface Texts {
  prepared: string
  prose: string
}

/** As a person, as whose something is, or both: "Tom's" is "Tom is" as well. */
function personAt(words: readonly Word[], index: number, texts: Texts): Person[] {
  const first = words[index]
  if (first === undefined || isPartOfWord(first, texts.prepared)) return []
  const group = groupAt(words, index, texts)
  if (group === undefined) return ofWhom.has(first.text) ? [ownerOf(first, first)] : []
  const last = words[group.last] ?? first
  const people: Person[] = [
    { classes: group.classes, start: first.start, ends: endsOf(words, group, texts) },
  ]
  if (last.isPossessive && !isThing(first, texts.prose) && !isNobody(first))
    people.push(ownerOf(first, last))
  if (ofWhom.has(first.text)) people.push(ownerOf(first, first))
  return people
}

function isPartOfWord({ start }: Word, prepared: string): boolean {
  return /[\w\ue000-\ue002@-]$|\w'$/.test(prepared.slice(Math.max(0, start - 2), start))
}

function isNobody({ text }: Word): boolean {
  return text === 'nobody' || text === 'no'
}

/** "Monday's deployment", "Kafka's change". */
function isThing({ start, end }: Word, prose: string): boolean {
  return notNames.has(prose.slice(start, end))
}

function ownerOf(first: Word, last: Word): Person {
  return {
    classes: ['X-s'],
    start: first.start,
    ends: last.isPossessive ? [last.end + 2, last.end + 1] : [last.end],
  }
}

const ofWhom = new Set(['your', 'his', 'her', 'their'])

interface Group {
  classes: readonly string[]
  last: number
  /** "Someone from the other office", but not "you from". */
  hasFurther: boolean
}

/** "You" is apart: in a review much is said of what you did that is no reproach. */
const addressed = ['X', 'who', 'any', 'you']
const certain = ['X', 'who', 'any', 'one']
const likely = ['who', 'any']
const possible = ['any']

function groupAt(words: readonly Word[], index: number, texts: Texts): Group | undefined {
  const first = words[index]
  if (first === undefined) return undefined
  const { text, isFollowed } = first
  const next = isFollowed ? words[index + 1]?.text : undefined
  if (someone.has(text)) {
    const isPlural = text === 'you' && next !== undefined && youAll.has(next)
    return {
      classes: text === 'you' ? addressed : certain,
      last: isPlural ? index + 1 : index,
      hasFurther: isPlural || (text !== 'he' && text !== 'she' && text !== 'you'),
    }
  }
  if (text === 'no' && next === 'one') return { classes: likely, last: index + 1, hasFurther: true }
  if (everyone.has(text)) return { classes: likely, last: index, hasFurther: text !== 'they' }
  if (ofSeveral.has(text) && next === 'of') {
    const of = groupAt(words, index + 2, texts)
    if (of !== undefined) return { ...of, classes: text === 'none' ? likely : of.classes }
    if (/^(?:them|us)$/.test(words[index + 2]?.text ?? ''))
      return { classes: likely, last: index + 2, hasFurther: false }
  }
  return namedAt(words, index) ?? roleAt(words, index, texts)
}

const youAll = new Set(['guys', 'people', 'folks', 'lot', 'all'])
const ofSeveral = new Set([
  'one',
  'some',
  'none',
  'all',
  'most',
  'both',
  'many',
  'neither',
  'each',
  'two',
  'three',
])

/** "Tom", "Tom Baker", "Raj's team", "@tom". */
function namedAt(words: readonly Word[], index: number): Group | undefined {
  const text = words[index]?.text ?? ''
  if (/^@[a-z0-9]|^[a-z][\w.-]+@$/.test(text))
    return { classes: certain, last: index, hasFurther: false }
  const isKnown = text.startsWith('\ue001')
  if (!isKnown && !text.startsWith('\ue002')) return undefined
  let last = index
  while (
    last < index + 3 &&
    words[last]?.isFollowed &&
    !words[last]?.isPossessive &&
    /^[\ue001\ue002]/.test(words[last + 1]?.text ?? '')
  )
    last += 1
  if (words[last]?.isPossessive) {
    const role = rolesFrom(words, last + 1)
    if (role !== undefined) return { classes: certain, last: role, hasFurther: true }
  }
  // "Kafka team": a name before a role is a team's.
  const role = words[last]?.isFollowed ? rolesFrom(words, last + 1) : undefined
  if (role !== undefined && !isKnown) return { classes: certain, last: role, hasFurther: true }
  return { classes: isKnown ? certain : likely, last, hasFurther: true }
}

/** "The new engineer", "senior engineers", "engineers" and, where a sentence begins, "engineer" or "Marketing". */
function roleAt(
  words: readonly Word[],
  index: number,
  { prepared, prose }: Texts,
): Group | undefined {
  const first = words[index]
  if (first === undefined) return undefined
  const { text, start, isFollowed } = first
  if (determiners.has(text) && isFollowed) {
    const role = rolesFrom(words, index + 1, { mayBeUnknown: true })
    if (role !== undefined)
      return {
        classes: text === 'any' || text === 'no' ? likely : certain,
        last: role,
        hasFurther: true,
      }
    const next = words[index + 1]?.text ?? ''
    if ((next === 'one' || next === 'ones' || next === 'two') && words[index + 2]?.text === 'who')
      return { classes: certain, last: index + 1, hasFurther: true }
  }
  if (text === 'those' && words[index + 1]?.text === 'who')
    return { classes: certain, last: index, hasFurther: true }
  const role = rolesFrom(words, index)
  const isFirst = beginsSentence(prepared, start)
  if (role !== undefined) {
    const isPlural = groups.has(words[role]?.text ?? '') || (words[role]?.text ?? '').endsWith('s')
    if (role > index || isFirst) return { classes: certain, last: role, hasFurther: true }
    if (isPlural) return { classes: likely, last: role, hasFurther: true }
  }
  if (fields.has(text))
    return {
      classes: isFirst || joins.has(words[index - 1]?.text ?? '') ? likely : possible,
      last: index,
      hasFurther: false,
    }
  if (
    isFirst &&
    !notPeople.has(text) &&
    /^\p{Lu}\p{Ll}+$/u.test(prose.slice(start, start + text.length)) &&
    text.length > 2
  )
    return {
      classes: looksLikeName(text) && !isThing(first, prose) ? likely : possible,
      last: index,
      hasFurther: false,
    }
  return undefined
}

/** At the beginning of a sentence, where a capital says nothing: "Wolkmar forgot", but not "Deployments", "Testing", "Recently". */
function looksLikeName(text: string): boolean {
  return (
    text.length <= 9 &&
    !/(?:s|ing|ed|ly|tion|ment|ness|ity|ance|ence|ware|al|ful|ive|ous)$/.test(text)
  )
}

const joins = new Set(['that', 'because', 'since', 'but', 'and', 'if', 'when', 'as', 'so', 'while'])
const notPeople = new Set(
  'this that these those it there here what which who one two three four five six everything something nothing anything all some most both each and but or if when while because since as so the then why how where who'.split(
    ' ',
  ),
)

/** The last of the words that name a role from here on: "new backend engineers", "team lead". */
function rolesFrom(
  words: readonly Word[],
  from: number,
  { mayBeUnknown = false } = {},
): number | undefined {
  let found: number | undefined
  for (let at = from; at < from + 4; at++) {
    const each = words[at]
    if (each === undefined) break
    if (isRole(each.text) || (at > from && servants.has(each.text))) found = at
    else if (found !== undefined) break
    else if (!beforeRoles.has(each.text) && !/^[\ue001\ue002]/.test(each.text)) {
      if (!mayBeUnknown || at > from || each.isPossessive) break
    }
    if (!each.isFollowed || (each.isPossessive && found !== undefined)) break
  }
  return found
}

/** Of software as well, if they stand alone: "the support agent". */
const servants = new Set([
  'agent',
  'agents',
  'rep',
  'reps',
  'representative',
  'member',
  'members',
  'owner',
  'head',
  'specialist',
])

function isRole(text: string): boolean {
  return roles.has(text) || groups.has(text) || (text.endsWith('s') && roles.has(text.slice(0, -1)))
}

function beginsSentence(prepared: string, start: number): boolean {
  return /(?:^|[.!?:|(\n\ufffc*#–—-])[ \t]{0,3}$/.test(
    prepared.slice(Math.max(0, start - 4), start),
  )
}

/** Behind the person, and behind what further says who it is. */
function endsOf(
  words: readonly Word[],
  { last, hasFurther }: Group,
  { prepared }: Texts,
): number[] {
  const end = words[last]?.end ?? 0
  const ends = [end]
  const next = words[last]?.isFollowed && !words[last]?.isPossessive ? words[last + 1] : undefined
  if (next === undefined) return ends
  if (next.text === 'and' || next.text === 'or') {
    const other = words[last + 2]
    const further =
      other === undefined ? undefined : groupAt(words, last + 2, { prepared, prose: prepared })
    if (further !== undefined) ends.push(words[further.last]?.end ?? end)
  }
  if (!hasFurther) return ends
  const most =
    clause.has(next.text) || prepared.slice(0, end).endsWith('whoever')
      ? 6
      : place.has(next.text)
        ? 4
        : next.text === 'responsible' || next.text === 'behind'
          ? 6
          : saysWho.has(next.text)
            ? 1
            : 0
  for (let at = last + 1; at <= last + most; at++) {
    const each = words[at]
    if (each === undefined) break
    if (at > last + 1 || most === 1 || !clause.has(each.text)) ends.push(each.end)
    if (!each.isFollowed) break
  }
  return ends
}

const clause = new Set(['who', 'that'])
const place = new Set(['on', 'in', 'from', 'at', 'behind', 'of', 'over'])
const saysWho = new Set([
  'responsible',
  'involved',
  'concerned',
  'themselves',
  'himself',
  'herself',
  'yourself',
  'here',
  'there',
  'alone',
])
