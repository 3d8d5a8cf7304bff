/** What a trace, a failing test, a place and its history show, in the signs that tips fit; what the error says comes first. Pure. */
import type { Wanted } from '#practices/tips/match.ts'
import type { Sign } from '#practices/tips/schema-words.ts'
import { signsIn } from '#practices/tips/signs-in.ts'
import type { TracedError } from '#sources/traces/frame.ts'

export interface Shown {
  errors: readonly TracedError[]
  hasTrace: boolean
  hasFailingTest: boolean
  /** Whether any frame is in a file of the repository; true where there is no trace. */
  isInOwnCode: boolean
  /** Days between the last change of the files and the newest commit; null where nobody can tell. */
  daysSinceChange: number | null
}

/** Two weeks: about as long as somebody remembers what they did. */
const recentDaysMax = 14

export function signsShown(shown: Shown): Wanted[] {
  const { errors, hasTrace, hasFailingTest, isInOwnCode, daysSinceChange } = shown
  const text = errors.map(({ type, message }) => `${type ?? ''}: ${message}`).join('\n')
  const isPlace = !hasTrace && !hasFailingTest && errors.length === 0
  const all: (Wanted | undefined)[] = [
    ...(text === '' ? [] : signsIn(text))
      .filter(({ sign }) => !told.has(sign))
      .map(({ sign, words: [word = ''] }) => because(sign, `the error says “${word}”`)),
    ...(isPlace
      ? [
          because('wrong-result', 'it may do what it should not'),
          because('unknown-code', 'you ask about code, and not about a failure'),
        ]
      : []),
    hasTrace && !isInOwnCode
      ? because('dependency', 'no frame is in code of this repository')
      : undefined,
    hasTrace
      ? because(
          'stack-trace',
          nothing.test(text) ? 'something was not there when it was used' : 'there is one to read',
        )
      : undefined,
    daysSinceChange !== null && daysSinceChange <= recentDaysMax
      ? because('regression', 'these files changed in the last two weeks')
      : undefined,
    hasFailingTest ? because('failing-test', 'one fails here') : undefined,
  ]
  const wanted = new Map<Sign, Wanted>()
  for (const one of all) if (one !== undefined && !wanted.has(one.sign)) wanted.set(one.sign, one)
  return [...wanted.values()]
}

/** Of these the trace itself speaks, and better than the words in it. */
const told: ReadonlySet<Sign> = new Set(['stack-trace', 'failing-test'])

/** As eight runtimes call it. */
const nothing =
  /undefined|null\b|NoneType|NullPointer|NullReference|nil pointer|nil:NilClass|on a `None`|for nil/i

function because(sign: Sign, why: string): Wanted {
  return { sign, words: [], because: why }
}
