/** Which experiments fit: tips that came with Cairn and the team's own, and the commands that only this repository can tell. */
import type { Matched } from '#practices/tips/match.ts'
import { shellWord } from '#std/shell.ts'
import { counted } from '#std/words.ts'
import { bisectSteps, type BisectSpan } from '../bisect.ts'
import { fact, type Fact, type Guide, type Step } from '../shape.ts'
import { testCommand } from '../test-command.ts'

interface Around {
  /** All that fit, best first. */
  tips: readonly Matched[]
  span: BisectSpan | undefined
  tests: Guide['tests']
  files: readonly string[]
}

const tipsShown = 4
const reasonsShown = 2
const halving = 'bisect-run'

export function techniquesStep({ tips, span, tests, files }: Around): Step {
  const [test] = tests
  const again = test === undefined ? null : testCommand(test)
  const others = tips.filter(({ ref }) => ref !== halving).slice(0, tipsShown)
  const halves = tips.find(({ ref }) => ref === halving)
  return {
    id: 'techniques',
    question: 'Which experiment would rule out half of what it could be?',
    look: 'Say beforehand what you expect to see. Each of these is quick to try, and leaves nothing behind.',
    facts: [
      ...(again === null ? [] : [fact(alone, [], again)]),
      ...others.map((tip) => tipFact(tip)),
      halves === undefined
        ? fact(`${byHalves}. If it ever worked, some change made the difference.`, [
            { to: 'tip', ref: halving, title: byHalves },
          ])
        : tipFact(halves),
      ...bisectFacts(span, { files, again }),
    ],
  }
}

const alone =
  'Run the failing test alone, then with those before it, then in another order: what changes says whether the code or what is around it is at odds.'
const byHalves = 'Let git find the commit with bisect run'

function tipFact({ ref, title, why }: Matched): Fact {
  return fact(
    `${title}${/[?!.]$/.test(title) ? '' : '.'} ${why.slice(0, reasonsShown).join(' ')}`,
    [{ to: 'tip', ref, title }],
  )
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
    return [
      fact(
        `${those}: read that first.`,
        [],
        `git log -p --format='%h %as %s' ${from}..HEAD -- ${paths}`,
      ),
    ]
  const steps = counted(bisectSteps(touching), 'step')
  return [fact(`${those}: among those alone, roughly ${steps}.`, [], `${whole} -- ${paths}`)]
}
