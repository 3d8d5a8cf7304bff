/** What happened to a record, in a few words and without names: "2 comments; accepted". Pure. */
import { practiceOf } from '#std/practice-of.ts'

/** How often each verb was done with a record of this kind. */
export function happened(kind: string, acts: Readonly<Record<string, number>>): string {
  return Object.entries(acts)
    .toSorted(([a], [b]) => Number(b === mentionAct) - Number(a === mentionAct))
    .map(([act, count]) => wordsOf(kind, act, count))
    .filter((words, index, all) => all.indexOf(words) === index)
    .join('; ')
}

/** Told only to whoever it is. */
export const mentionAct = 'records.mention'
/** A question reaches whoever knows its code. */
export const reachAct = 'questions.reach'

function wordsOf(kind: string, act: string, count: number): string {
  if (act === mentionAct) return 'you are spoken to'
  if (act === reachAct) return 'you know this code: is there a hint you could leave?'
  const [practice = '', verb = ''] = act.split('.')
  const thing = practice.replace(/s$/, '')
  // What is done with the record itself happened to it; the rest happened to something on it.
  if (practice === practiceOf(kind) || practice === 'records') return participle(verb)
  const howMany =
    count === 1 ? `${/^[aeiou]/.test(thing) ? 'an' : 'a'} ${thing}` : `${count} ${thing}s`
  return verb === 'add' ? howMany : `${howMany} ${participle(verb)}`
}

const irregular: Partial<Record<string, string>> = {
  keep: 'kept',
  withdraw: 'withdrawn',
  take: 'taken',
  write: 'written',
  find: 'found',
  let: 'let',
  put: 'put',
  set: 'set',
}

function participle(verb: string): string {
  const known = irregular[verb]
  if (known !== undefined) return known
  if (verb.endsWith('e')) return `${verb}d`
  if (/[^aeiou]y$/.test(verb)) return verb.replace(/y$/, 'ied')
  // One syllable that ends in one consonant: dropped, pinned.
  return /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(verb) ? `${verb}${verb.slice(-1)}ed` : `${verb}ed`
}
