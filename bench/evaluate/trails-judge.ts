/** An answer held against the truth, and what came of many. */
import type { Stop } from '#app/code/follow.ts'
import type { Followed } from '#app/code/follow-words.ts'
import type { Truth } from './trails-truth.ts'

export interface Judged {
  stop: Stop
  answer: Followed
  /** Whether its words still stand at the head, as far as is known. */
  exists: boolean | null
  /** `open`: nobody can say. */
  verdict: 'right' | 'wrong' | 'missed' | 'rightly_gone' | 'open'
  /** It has words, and stands once in its file. */
  tells: boolean
  truth: readonly Truth[]
}

export function judge(
  answer: Followed,
  truth: readonly Truth[],
  { stop, keys }: { stop: Stop; keys: readonly string[] },
): Judged {
  const own = keys[stop.from - 1] ?? ''
  const known = {
    ...{ stop, answer, truth },
    tells: own.length >= 8 && keys.filter((key) => key === own).length === 1,
  }
  const [first] = truth
  const places = wholePlaces(truth)
  if (places.length > 0) {
    const { to } = answer
    if (to === null) return { ...known, exists: true, verdict: 'missed' }
    const isRight = places.some(
      ({ path, line }) => to.path === path && to.from === line && to.to === line + truth.length - 1,
    )
    return { ...known, exists: true, verdict: isRight ? 'right' : 'wrong' }
  }
  if (truth.length > 1 || first === undefined || first.is !== 'absent')
    return { ...known, exists: null, verdict: 'open' }
  if (answer.to === null) return { ...known, exists: false, verdict: 'rightly_gone' }
  if (first.between === null) return { ...known, exists: false, verdict: 'open' }
  const { path, above, below } = first.between
  const isBetween = answer.to.path === path && answer.to.from > above && answer.to.to < below
  return { ...known, exists: false, verdict: isBetween ? 'right' : 'wrong' }
}

/** First lines of where all of a passage stands together. */
function wholePlaces(truth: readonly Truth[]): { path: string; line: number }[] {
  const [first] = truth
  if (first === undefined || !('places' in first)) return []
  return first.places.filter(({ path, line }) =>
    truth.every(
      (one, index) =>
        'places' in one &&
        one.places.some((place) => place.path === path && place.line === line + index),
    ),
  )
}

export function tell(judged: readonly Judged[]): string[] {
  const stands = judged.filter(({ exists }) => exists === true)
  const open = judged.filter(({ verdict }) => verdict === 'open').length
  const count = (some: readonly Judged[], ...verdicts: Judged['verdict'][]) =>
    some.filter(({ verdict }) => verdicts.includes(verdict)).length
  const ofLines = (some: readonly Judged[]) => {
    const placed = count(some, 'right', 'wrong')
    const there = some.filter(({ exists }) => exists === true)
    return `precision ${share(count(some, 'right'), placed)}, recall ${share(count(there, 'right'), there.length)}`
  }
  const states = ['same', 'moved', 'changed', 'gone', 'cannot_tell'] as const
  return [
    `${judged.length} stops at ${new Set(judged.map(({ stop }) => stop.commit)).size} commits; the words of ${stands.length} still stand at the head; of ${open} nobody can say`,
    `all: ${ofLines(judged)}`,
    `lines with words that stand once in their file: ${ofLines(judged.filter(({ tells }) => tells))}`,
    ...states.map((state) => {
      const some = judged.filter(({ answer }) => answer.state === state)
      const verdicts = `right ${count(some, 'right')}, wrong ${count(some, 'wrong')}, missed ${count(some, 'missed')}, rightly no place ${count(some, 'rightly_gone')}, open ${count(some, 'open')}`
      return `  ${state.padEnd(12)} ${String(some.length).padStart(6)}: ${verdicts}`
    }),
    ...bands.map(([low, high]) => {
      const some = judged.filter(
        ({ answer }) => answer.to !== null && answer.confidence >= low && answer.confidence < high,
      )
      const placed = count(some, 'right', 'wrong')
      const mean = some.reduce((sum, { answer }) => sum + answer.confidence, 0) / some.length
      return `  confidence ${low.toFixed(2)} to ${Math.min(1, high).toFixed(2)}: ${placed} judged, said ${placed === 0 ? '–' : mean.toFixed(2)}, right ${share(count(some, 'right'), placed)}`
    }),
  ]
}

const bands = [
  [0, 0.6],
  [0.6, 0.8],
  [0.8, 0.9],
  [0.9, 0.96],
  [0.96, 0.985],
  [0.985, 1],
  [1, 2],
] as const

function share(some: number, all: number): string {
  return all === 0 ? 'none to judge' : `${((100 * some) / all).toFixed(1)} % (${some} of ${all})`
}
