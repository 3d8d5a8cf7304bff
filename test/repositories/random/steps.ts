/** The steps a random history is told in. Every number picks among what is there when the step is taken. */
import fc from 'fast-check'

export type Step =
  | { step: 'work'; branch: number; author: number; clock: Clock; edits: readonly Edit[] }
  | { step: 'branch'; from: number }
  | {
      step: 'merge'
      into: number
      others: readonly number[]
      author: number
      ours: number
      edits: readonly Edit[]
    }
  | { step: 'criss-cross'; one: number; other: number; author: number }
  | { step: 'revert'; branch: number; commit: number; author: number }
  | { step: 'root'; edits: readonly Edit[] }
  | { step: 'tag'; commit: number; isAnnotated: boolean }

export type Edit =
  | { edit: 'create'; path: number; content: Content }
  | { edit: 'lines'; file: number; cuts: readonly Cut[] }
  | { edit: 'move'; file: number; to: number; cuts: readonly Cut[] }
  | { edit: 'move folder'; file: number; to: number }
  | { edit: 'swap'; one: number; other: number }
  | { edit: 'copy'; file: number; to: number }
  | { edit: 'delete'; file: number }
  | { edit: 'mode'; file: number }
  | { edit: 'link'; file: number }
  | { edit: 'binary'; file: number; seed: number }
  | { edit: 'submodule'; path: number; seed: number }

/** Put `insert` new lines in the place of `cut` old ones. */
export interface Cut {
  at: number
  cut: number
  insert: number
  seed: number
}

export type Content =
  | { kind: 'text'; lines: number; seed: number; ending: '\n' | '\r\n' | 'none' }
  | { kind: 'binary'; seed: number }

/** How the committer's and the author's clocks move: seconds after the commit before. */
export interface Clock {
  committed: number
  authoredBefore: number
  zone: number
}

export function aStep(): fc.Arbitrary<Step> {
  return fc.oneof(
    { weight: 12, arbitrary: work },
    { weight: 2, arbitrary: fc.record({ step: fc.constant('branch' as const), from: pick }) },
    { weight: 3, arbitrary: merge },
    {
      weight: 1,
      arbitrary: fc.record({
        step: fc.constant('criss-cross' as const),
        one: pick,
        other: pick,
        author: pick,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        step: fc.constant('revert' as const),
        branch: pick,
        commit: pick,
        author: pick,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        step: fc.constant('tag' as const),
        commit: pick,
        isAnnotated: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        step: fc.constant('root' as const),
        edits: fc.array(edit, { maxLength: 2 }),
      }),
    },
  )
}

/** Which one is picked tells nothing: a failing history gets simpler by losing steps and edits, not by smaller numbers. */
const pick = fc.noShrink(fc.nat({ max: 255 }))
const seed = fc.noShrink(fc.nat({ max: 999 }))

const content: fc.Arbitrary<Content> = fc.oneof(
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constant('text' as const),
      lines: fc.oneof(
        { weight: 1, arbitrary: fc.nat({ max: 3 }) },
        { weight: 5, arbitrary: fc.integer({ min: 4, max: 30 }) },
      ),
      seed,
      ending: fc.constantFrom('\n', '\n', '\r\n', 'none'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('binary' as const), seed }) },
)

const cut: fc.Arbitrary<Cut> = fc.noShrink(
  fc.record({
    at: pick,
    cut: fc.nat({ max: 4 }),
    insert: fc.nat({ max: 4 }),
    seed,
  }),
)
const cuts = (minLength: number) => fc.array(cut, { minLength, maxLength: 3 })

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ edit: fc.constant('create' as const), path: pick, content }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ edit: fc.constant('lines' as const), file: pick, cuts: cuts(1) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      edit: fc.constant('move' as const),
      file: pick,
      to: pick,
      cuts: cuts(0),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ edit: fc.constant('move folder' as const), file: pick, to: pick }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ edit: fc.constant('swap' as const), one: pick, other: pick }),
  },
  { weight: 1, arbitrary: fc.record({ edit: fc.constant('copy' as const), file: pick, to: pick }) },
  { weight: 2, arbitrary: fc.record({ edit: fc.constant('delete' as const), file: pick }) },
  { weight: 1, arbitrary: fc.record({ edit: fc.constant('mode' as const), file: pick }) },
  { weight: 1, arbitrary: fc.record({ edit: fc.constant('link' as const), file: pick }) },
  { weight: 1, arbitrary: fc.record({ edit: fc.constant('binary' as const), file: pick, seed }) },
  {
    weight: 1,
    arbitrary: fc.record({ edit: fc.constant('submodule' as const), path: pick, seed }),
  },
)

/** Most clocks tick on; some stand still (commits of one second), and some go back by days. */
const clock: fc.Arbitrary<Clock> = fc.noShrink(
  fc.record({
    committed: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 1, max: 900_000 }) },
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: -900_000, max: -1 }) },
    ),
    authoredBefore: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: -5_000, max: 5_000_000 }) },
    ),
    zone: pick,
  }),
)

const work: fc.Arbitrary<Step> = fc.record({
  step: fc.constant('work' as const),
  branch: pick,
  author: pick,
  clock,
  edits: fc.array(edit, { maxLength: 4 }),
})

const merge: fc.Arbitrary<Step> = fc.record({
  step: fc.constant('merge' as const),
  into: pick,
  others: fc.array(pick, { minLength: 1, maxLength: 4 }),
  author: pick,
  ours: pick,
  edits: fc.array(edit, { maxLength: 1 }),
})
