/** Coupling in words. Speaks of files and areas; who changed them is no part of it. */
import type { CouplingAnswer, CouplingItem } from './shape.ts'

export interface CouplingReading {
  level: 'act' | 'watch'
  says: string
  /** Null for a pair that surprises nobody. */
  ask: string | null
}

/** The first few; those that neither a name nor the code explains before the others. */
export function readCoupling(
  { items, window, level }: CouplingAnswer,
  limit = 3,
): CouplingReading[] {
  if (items.length > 0 && items.every(({ expected }) => expected !== null))
    return [
      {
        level: 'watch',
        says: 'No surprise among these: files that belong together change together. With --surprising they are left out.',
        ask: null,
      },
    ]
  const span = window.label === 'all' ? 'in all its history' : `in ${window.label}`
  const surprising = items.filter((item) => isUnsaid(item))
  const expected = items.filter((item) => !isUnsaid(item))
  return [...surprising, ...expected].slice(0, limit).map((item) => ({
    level: isSurelyHalf(item) ? 'act' : 'watch',
    says: `${item.a} changes with ${item.b}: in ${item.shared} of its ${item.revisionsA} changes ${span}${doubt(item)}.${known(item)}`,
    ask: item.expected === null ? questionOf(level) : null,
  }))
}

function questionOf(level: CouplingAnswer['level']): string {
  return level === 'repository'
    ? 'Could each be released without the other?'
    : 'What do the two share that could be said in one place?'
}

/** Even at the worst, every other change of the one needs the other, and it rests on no bulk, formatting or bots. */
function isSurelyHalf({ interval, degree, degreeWithout, expected }: CouplingItem): boolean {
  return (
    expected === null &&
    interval.low >= 0.5 &&
    degreeWithout !== null &&
    degreeWithout >= degree / 2
  )
}

/** One person's habit explains such a pair as well as a need of the code does. */
const oneHandMin = 0.8

function doubt({ interval, counterEvidence }: CouplingItem): string {
  const least = ` (at least ${Math.round(interval.low * 100)} %, nine times in ten)`
  const strong = counterEvidence.filter(
    ({ what, share }) => share >= (what === 'same-author' ? oneHandMin : 0.25),
  )
  return strong.length === 0
    ? least
    : `${least}; against it: ${strong.map(({ what, share }) => `${Math.round(share * 100)} % ${words[what]}`).join(', ')}`
}

const words: Record<CouplingItem['counterEvidence'][number]['what'], string> = {
  bulk: 'of it came in wide changes',
  'format-only': 'only reformatted',
  bot: "were a bot's",
  generated: 'also changed generated files',
  'same-author': 'came from one hand',
  'cut-off': 'of all changes to both were left out as bulk',
}

function isUnsaid({ expected, namedIn }: CouplingItem): boolean {
  return expected === null && (namedIn ?? []).length === 0
}

function known({ expected, namedIn, sameDirectory }: CouplingItem): string {
  if (expected !== null) return ` No surprise: ${expected}.`
  if (namedIn?.length === 2) return ' The code says why: the imports of each name the other.'
  if (namedIn?.length === 1)
    return ` The code says why: the imports of ${namedIn[0]} name the other.`
  return sameDirectory ? ' They stand in one folder.' : ''
}
