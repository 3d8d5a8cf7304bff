/** Lists of records that are empty: what would stand there, and the command that begins the first. */
import type { Io } from '../io.ts'
import { showRecords } from './records.ts'
import { wrap } from './wrap.ts'

type Terminal = Pick<Io, 'columns' | 'tableColumns' | 'paint'>

export const showDecisions = listOr({
  none: ['No decisions yet. Propose the first:', "cairn decisions propose 'Use one queue'"],
  noneSo: ['No decision is like that. All of them:', 'cairn decisions list'],
})

export const showIdeas = listOr({
  none: ['No ideas yet. Post the first:', "cairn ideas post 'A quiet hour before ten'"],
  noneSo: ['No idea is like that. All of them:', 'cairn ideas list'],
})

export const showFrictions = listOr({
  none: ['No frictions yet. Report the first:', "cairn friction 'The build takes 40 minutes'"],
  noneSo: ['No friction is like that. All of them:', 'cairn frictions list'],
})

export const showQuestions = listOr({
  none: [
    'No questions yet. Ask the first:',
    "cairn questions ask 'Why does the queue fill at night?'",
  ],
  noneSo: ['No question is like that. All of them:', 'cairn questions list'],
})

/** What there is to say, and a command that is not broken: it is there to be pasted. */
type Said = readonly [words: string, command: string]

/** `asked` are the flags that were given. */
function listOr({ none, noneSo }: { none: Said; noneSo: Said }) {
  return (
    terminal: Terminal,
    answer: unknown,
    asked: Readonly<Record<string, unknown>>,
  ): string => {
    if (!isEmpty(answer)) return showRecords(terminal, answer)
    const isNarrowed = ['status', 'tag', 'area', 'after'].some((flag) => asked[flag] !== undefined)
    const [words, command] = isNarrowed ? noneSo : none
    return `${[...wrap(words, terminal.columns), `  ${command}`].join('\n')}\n`
  }
}

function isEmpty(answer: unknown): boolean {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'items' in answer &&
    Array.isArray(answer.items) &&
    answer.items.length === 0
  )
}
