/** Who finds what may help with a goal. A new kind of record is a line in `kinds`; what is no record is a recommender of its own. */
import type { Recommender } from '#practices/growth/recommend.ts'
import { playbook } from '#practices/remedies/playbook.ts'
import { library } from '#practices/tips/library.ts'
import { byPlaces } from './by-places.ts'
import { byWords } from './by-words.ts'
import { tipsBySigns } from './tips-by-signs.ts'

export interface KindWish {
  kind: string
  /** Those that are worth reading. */
  statuses: readonly string[]
  /** What it does with code that it names. */
  does: string
}

const kinds: readonly KindWish[] = [
  { kind: 'trail', statuses: ['published'], does: 'Walks through' },
  { kind: 'decision', statuses: ['accepted', 'open'], does: 'Decides about' },
  { kind: 'question', statuses: ['found', 'answered'], does: 'Was asked about' },
  { kind: 'tip', statuses: ['offered'], does: 'Speaks of' },
  { kind: 'remedy', statuses: ['offered'], does: 'Speaks of' },
]

/** Texts that came with Cairn, by the kind of record that they stand beside. */
export interface Shipped {
  kind: string
  texts: () => Promise<readonly { id: string; title: string; body: string }[]>
}

const shipped: readonly Shipped[] = [
  { kind: 'tip', texts: library },
  { kind: 'remedy', texts: playbook },
]

export const recommenders: readonly Recommender[] = [
  byWords(kinds, shipped),
  byPlaces(kinds),
  tipsBySigns,
]
