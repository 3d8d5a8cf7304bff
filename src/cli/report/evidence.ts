/** What several findings say alike: their small charts, and what speaks against them. */
import type { CounterEvidence } from '#insights/insight.ts'
import { percent } from '../words.ts'
import type { Chart } from './finding.ts'
import type { Gathered } from './gather.ts'

export function chartOf({ series }: Gathered, path: string): Chart | null {
  const values = series?.of.get(path)
  return series && values ? { what: 'changes', from: series.from, to: series.to, values } : null
}

/** Below this share a finding stands as it is. */
const worthSaying = 0.25

const meaning: Record<CounterEvidence['what'], string> = {
  bulk: 'changes that touch very many files at once',
  'format-only': 'reformatting',
  bot: 'changes by bots',
  generated: 'generated code',
  'same-author': 'the work of one pair of hands',
  'cut-off': 'cut off by the window',
}

/** `Against it: 84 % of the changes to setup.c are the work of one pair of hands.` The weightiest is enough. */
export function againstIt(
  { knowledge }: Pick<Gathered, 'knowledge'>,
  subjects: readonly { name: string; evidence: readonly CounterEvidence[] }[],
): string[] {
  const all = subjects.flatMap(({ name, evidence }) => evidence.map((each) => ({ name, ...each })))
  // Where one person does it all, one pair of hands explains nothing.
  const isAlone = Math.max(0, ...(knowledge?.areas ?? []).map(({ people }) => people)) <= 1
  const [weightiest] = all
    .filter(({ what }) => !(isAlone && what === 'same-author'))
    .toSorted((a, b) => b.share - a.share)
  if (!weightiest || weightiest.share < worthSaying) return []
  return [
    `Against it: ${percent(weightiest.share)} of the changes to ${weightiest.name} are ${meaning[weightiest.what]}.`,
  ]
}
