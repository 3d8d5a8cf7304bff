/** Which experiments fit, with their commands. */
import { shellWord } from '#std/shell.ts'
import { counted } from '#std/words.ts'
import { bisectSteps, type BisectSpan } from '../bisect.ts'
import { fact, type Fact, type Guide, type Step } from '../shape.ts'
import { testCommand } from '../test-command.ts'
import { tipsFor, type Signs } from '../tips-for.ts'

export interface Around {
  signs: Signs
  span: BisectSpan | undefined
  tests: Guide['tests']
  files: readonly string[]
}

export function techniquesStep({ signs, span, tests, files }: Around): Step {
  const [test] = tests
  const again = test === undefined ? null : testCommand(test)
  return {
    id: 'techniques',
    question: 'Which experiment would rule out half of what it could be?',
    look: 'Say beforehand what you expect to see. Each of these is quick to try, and leaves nothing behind.',
    facts: tipsFor(signs).flatMap(({ id, name, because, how }) => {
      const says = `${name}, because ${because}. ${how}`
      if (id === 'bisect') return [fact(says), ...bisectFacts(span, { files, again })]
      return [fact(says, [], id === 'run-it-alone' ? again : null)]
    }),
  }
}

function bisectFacts(
  span: BisectSpan | undefined,
  { files, again }: { files: readonly string[]; again: string | null },
): Fact[] {
  if (span === undefined) return []
  const { good, commits, touching } = span
  const since = good === null ? 'No release is behind the head' : `Since ${good}`
  const from = good === null ? 'GOOD' : shellWord(good)
  const whole = `git bisect start HEAD ${from}`
  const has = `${since}: ${counted(commits, 'commit')}, roughly ${counted(bisectSteps(commits), 'step')}`
  const sure =
    good === null
      ? '; put a commit that you know worked in the place of GOOD.'
      : ', if it worked there.'
  return [
    fact(has + sure, [], whole),
    ...narrowed(touching, { all: commits, good, from, whole, files }),
    ...(again === null
      ? []
      : [fact('Let the failing test do the trying:', [], `git bisect run ${again}`)]),
  ]
}

interface Narrowed {
  all: number
  good: string | null
  /** A word of a shell. */
  from: string
  whole: string
  files: readonly string[]
}

/** Git halves those alone that touch the files; of one or two there is nothing to halve. */
function narrowed(touching: number | null, { all, good, from, whole, files }: Narrowed): Fact[] {
  if (touching === null || touching >= all || good === null) return []
  const paths = files.map(shellWord).join(' ')
  const those = `${counted(touching, 'commit')} of them ${touching === 1 ? 'touches' : 'touch'} these files`
  if (touching === 0)
    return [fact('None of them touches these files: what is around them may have changed.')]
  if (touching < 3)
    return [fact(`${those}: read that first.`, [], `git log -p ${from}..HEAD -- ${paths}`)]
  const steps = counted(bisectSteps(touching), 'step')
  return [fact(`${those}: among those alone, roughly ${steps}.`, [], `${whole} -- ${paths}`)]
}
