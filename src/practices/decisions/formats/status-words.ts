/** What a status means. Only words that can mean one thing are understood; everything else is unknown until a person says. */
import { targetsIn } from './targets.ts'
import type { Status } from './decision-file.ts'

export type StatusWords = Readonly<Record<string, Status>>

/** Of every format. */
export const usualWords: StatusWords = {
  idea: 'idea',
  draft: 'idea',
  proposed: 'proposed',
  accepted: 'accepted',
  approved: 'accepted',
  implemented: 'implemented',
  rejected: 'rejected',
  deprecated: 'deprecated',
  superseded: 'superseded',
  superceded: 'superseded',
  withdrawn: 'withdrawn',
  deferred: 'deferred',
}

/** Longer than this it is a story, which no word sums up. */
const lettersMax = 1000

/**
 * A word alone, or with what does not change it: marks around it, a date, a reference in brackets, or which decision it
 * supersedes or is superseded by. "Accepted (lazy consensus) & implemented" is for a person to read.
 */
export function meaningOf(raw: string, words: StatusWords = usualWords): Status {
  if (raw.length > lettersMax) return 'unknown'
  const text = plain(raw)
  if (Object.hasOwn(words, text)) return words[text] ?? 'unknown'
  const [, word = '', rest = ''] = /^(\p{L}+)(.*)$/su.exec(text) ?? []
  const meaning = Object.hasOwn(words, word) ? words[word] : undefined
  return meaning !== undefined && addsNothing(rest, meaning) ? meaning : 'unknown'
}

/** `{proposed | accepted}` and the like: a template that nobody filled in. */
export function isPlaceholder(raw: string): boolean {
  const text = raw.trim()
  if (text.length > lettersMax) return false
  return (
    /^\W*[{[<][^\]})>]*\|/.test(text) ||
    /^\{.*\}?$/.test(text) ||
    /^\w+(?:\|\w+)+$/.test(text) ||
    text === 'STATUS'
  )
}

function plain(raw: string): string {
  return raw
    .replace(/<!--.*?(?:-->|$)/gs, '')
    .replace(/^[\p{S}\p{Cf}\p{M}\s*_`"'-]+|[\p{S}\p{Cf}\p{M}\s*_`"'.]+$/gu, '')
    .toLowerCase()
}

function addsNothing(rest: string, meaning: Status): boolean {
  const said = rest.replace(/^[*_`]+/, '').trim()
  if (aDate.test(said)) return true
  if (meaning === 'superseded' && /^by\b/.test(said))
    return isOnlyTargets(said.replace(/^by:?\s*/, ''))
  const supersedes = /^[;,(]?\s*super[sc]edes:?\s+(.*?)\)?$/.exec(said)?.[1]
  if (supersedes !== undefined) return isOnlyTargets(supersedes)
  const aside = /^\((?:see:?\s+)?(.*)\)$/.exec(said)?.[1]
  return aside !== undefined && isOnlyTargets(aside)
}

const aDate = /^[,;:(-]?\s*(?:on\s+|since\s+|at\s+)?\d{4}-\d{2}-\d{2}\)?$/

function isOnlyTargets(text: string): boolean {
  const targets = targetsIn(text)
  const left = targets.reduceRight(
    (all, { start, end }) => all.slice(0, start) + all.slice(end),
    text,
  )
  return targets.length > 0 && /^(?:[\s,;.&]|and)*$/.test(left)
}
