/** What several findings say alike: their small charts, and what speaks against them. */
import type { CounterEvidence } from '#insights/insight.ts'
import { percent } from '#std/words.ts'
import type { Chart } from './finding.ts'
import type { Gathered } from './gather.ts'

export function chartOf({ series }: Gathered, path: string): Chart | null {
  const values = series?.of.get(path)
  return series && values ? { what: 'changes', from: series.from, to: series.to, values } : null
}

/** Below this share a finding stands as it is. */
const worthSaying = 0.25

const meaning: Record<CounterEvidence['what'], string> = {
  bulk: 'touch very many files at once, and may say little of this one',
  'format-only': 'only reformat, and change nothing that is done',
  bot: 'were made by bots',
  generated: 'change generated, vendored or lock files as well, and may come with them',
  'same-author': 'were made by one person; one long piece of work looks the same',
  'cut-off': 'touch very many files at once, and are left out of this',
}

/** `Another reading: 84 % of the changes to setup.c were made by one person; …` The weightiest is enough. */
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
    `Another reading: ${shareOf(weightiest.share)} to ${weightiest.name} ${meaning[weightiest.what]}.`,
  ]
}

function shareOf(share: number): string {
  return share === 1 ? 'all changes' : `${percent(share)} of the changes`
}
