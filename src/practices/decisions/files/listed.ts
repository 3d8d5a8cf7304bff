/**
 * What a decision says beside its words, its status and its reason, as its file lists it: below which headings, or that
 * the format has no place for it. Pure.
 */
import type { FormatName } from '../formats/decision-file.ts'
import { linkTo, type Named } from '../formats/supersedes-edit.ts'
import { placeInWords } from '../code-place.ts'
import type { Decision } from '../schema.ts'
import { checkInWords } from '../web/check-words.ts'

export interface Told {
  /** Of the record. */
  what: string
  /** Null where the format has no place for it. */
  under: readonly string[] | null
  words: string
}

/** By the ids of their records: how other decisions are named in files of this source. */
export type Naming = ReadonlyMap<string, Named>

export function listedOf(
  decision: Decision,
  { format, path, naming }: { format: FormatName; path: string; naming: Naming },
): Told[] {
  const { options, consequences, checks, related, code, until } = decision
  const { option, weighed, check, relation, more } = placesIn(format)
  const told = (what: string, under: Told['under'], all: readonly string[]): Told[] =>
    all.map((words) => ({ what, under, words }))
  const withoutPlace = (what: string, isSaid: boolean): Told[] =>
    isSaid ? [{ what, under: null, words: '' }] : []
  const reviewOn = 'reviewOn' in decision ? decision.reviewOn : null
  const named = related.flatMap((id) => naming.get(id) ?? [])
  return [
    ...told(
      'options',
      option,
      options.map(({ title }) => title),
    ),
    ...options.flatMap(({ title, pros, cons }) => {
      const under = weighed === null ? null : [weighed, title]
      return [
        ...told('pros', under, pros.map(because('Good'))),
        ...told('cons', under, cons.map(because('Bad'))),
      ]
    }),
    ...consequences.good.map((words) => consequenceIn(format, 'good', words)),
    ...consequences.bad.map((words) => consequenceIn(format, 'bad', words)),
    ...told('checks', check, checks.map(checkInWords)),
    ...told(
      'related',
      relation,
      named.map((each) => `Related: ${linkTo(path, each)}`),
    ),
    // Nobody can follow a link to what no file holds.
    ...withoutPlace('related', named.length < related.length),
    ...told(
      'code',
      more,
      code.map((place) => `Code: \`${placeInWords(place)}\``),
    ),
    ...told('until', more, until === null ? [] : [`Discussed until ${until}`]),
    ...told('reviewOn', more, reviewOn === null ? [] : [`To be reviewed on ${reviewOn}`]),
    ...withoutPlace('debt', decision.debt !== null),
    ...withoutPlace('trial', 'trial' in decision && decision.trial !== null),
    ...withoutPlace('reviewed', 'reviewed' in decision && decision.reviewed !== null),
    ...withoutPlace('tags', decision.tags.length > 0),
  ]
}

export function consequenceIn(format: FormatName, side: 'good' | 'bad', words: string): Told {
  const { mark, ...places } = placesIn(format)
  const told = mark(side === 'good' ? 'Good' : 'Bad')(words)
  return { what: 'consequences', under: places[side], words: told }
}

const because = (mark: string) => (words: string) => `${mark}, because ${words}`

type Place = readonly string[] | null

interface Places {
  option: Place
  weighed: string | null
  good: Place
  bad: Place
  check: Place
  relation: Place
  /** Whatever else. */
  more: Place
  /** How a consequence says which side it is on. */
  mark: typeof because
}

function placesIn(format: FormatName): Places {
  const outcome = 'Decision Outcome'
  const none = {
    ...{ option: null, weighed: null, good: null, bad: null, check: null },
    ...{ relation: null, more: null, mark: because },
  }
  const options = { option: ['Considered Options'], weighed: 'Pros and Cons of the Options' }
  const consequences = [outcome, 'Consequences']
  const information = ['More Information']
  switch (format) {
    case 'madr-4':
    case 'madr-3':
      return {
        ...{ ...none, ...options, good: consequences, bad: consequences },
        check: format === 'madr-4' ? [outcome, 'Confirmation'] : ['Validation'],
        ...{ relation: information, more: information },
      }
    case 'madr-2':
    case 'log4brains':
      return {
        ...{ ...none, ...options, relation: ['Links'] },
        good: [outcome, 'Positive Consequences'],
        bad: [outcome, 'Negative Consequences'],
        mark: () => (words) => words,
      }
    case 'nygard':
      return { ...none, ...options, good: ['Consequences'], bad: ['Consequences'] }
    case 'json-adr':
    case 'kep':
      return none
    default:
      return { ...none, ...options }
  }
}
