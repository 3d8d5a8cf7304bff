/** What the stages of a change come to, as it is stored: lengths in milliseconds, elapsed and in the team's working time. */
import type { Missing, Staged, StageName } from './stages.ts'
import { stageNames } from './stages.ts'
import type { MeasureOf } from './clocks.ts'
import { minus, type Span } from './spans.ts'

export interface StageLength {
  /** Null where it has none; then `because` says why. */
  elapsedMs: number | null
  workingMs: number | null
  because: Missing | null
}

/** Told beside the sum. */
export interface Beside {
  elapsedMs: number
  workingMs: number
}

export interface FlowRow {
  number: number
  outcome: 'open' | 'merged' | 'closed'
  openedAt: number
  /** Null while it is open, and where nobody knows when it ended. */
  endedAt: number | null
  /** The account that stands for all that are the same: people who are hit are counted by it, and it is shown nowhere. */
  author: number | null
  size: number | null
  /** Names, in order. */
  components: readonly string[]
  stages: Readonly<Record<StageName, StageLength>>
  /** All the time it was open; null where nobody knows when it ended. */
  open: Beside | null
  fromRequest: Beside | null
  queue: Beside | null
  flags: FlowFlags
}

export interface FlowFlags {
  unreviewed: boolean
  reopened: boolean
  forcePushed: boolean
  /** Whether it was a draft was not read. */
  draftUnknown: boolean
  /** People said to leave it out. */
  leftOut: boolean
}

const flagBits = {
  unreviewed: 1,
  reopened: 2,
  forcePushed: 4,
  draftUnknown: 8,
  leftOut: 16,
} as const

/** The numbers stand in the database: they are added to, never changed. */
const reasons: readonly Missing[] = [
  'none',
  'no data',
  'opened before its first commit',
  'not yet',
  'unknown deployment',
  'not merged',
  'unreviewed',
  'ended at an unknown time',
  'unknown reviewer',
]

const untold: ReadonlySet<Missing | null> = new Set<Missing>([
  'no data',
  'ended at an unknown time',
  'unknown reviewer',
])

/** Whether it can be told if another human being reviewed it. */
export function isReviewKnown({ stages }: Pick<FlowRow, 'stages'>): boolean {
  return !untold.has(stages.pickup.because)
}

export type Measure = (spans: readonly Span[]) => Beside

export function lengthsOf(
  { stages, open, fromRequest, queue }: Staged,
  measureOf: MeasureOf,
): Pick<FlowRow, 'stages' | 'open' | 'fromRequest' | 'queue'> {
  const length = (name: StageName): StageLength => {
    const stage = stages[name]
    return stage.spans === null
      ? { elapsedMs: null, workingMs: null, because: stage.because }
      : { ...measureOf(name)(stage.spans), because: null }
  }
  const team = measureOf()
  const told = {
    ...{ coding: length('coding'), draft: length('draft'), pickup: length('pickup') },
    ...{ review: length('review'), rework: length('rework') },
    ...{ mergeWait: length('mergeWait'), deploy: length('deploy') },
  }
  // Each part by its own clocks, and what is in no stage by the team's: the whole is their sum, whoever's clocks they are.
  const inStages = whileOpen.flatMap((name) => stages[name].spans ?? [])
  const rest = team(minus(open, inStages))
  return {
    stages: told,
    open:
      open.length === 0
        ? null
        : whileOpen.reduce(
            ({ elapsedMs, workingMs }, name) => ({
              elapsedMs: elapsedMs + (told[name].elapsedMs ?? 0),
              workingMs: workingMs + (told[name].workingMs ?? 0),
            }),
            rest,
          ),
    fromRequest: fromRequest && team([fromRequest]),
    queue: queue.length === 0 ? null : team(queue),
  }
}

const whileOpen = [
  ...(['draft', 'pickup', 'review', 'rework', 'mergeWait'] as const),
] satisfies readonly StageName[]

export function flagsToNumber(flags: FlowFlags): number {
  return Object.entries(flagBits).reduce(
    (sum, [name, bit]) => (isFlag(name) && flags[name] ? sum + bit : sum),
    0,
  )
}

export function flagsFromNumber(bits: number): FlowFlags {
  const has = (bit: number) => (bits & bit) > 0
  return {
    ...{ unreviewed: has(flagBits.unreviewed), reopened: has(flagBits.reopened) },
    ...{ forcePushed: has(flagBits.forcePushed), draftUnknown: has(flagBits.draftUnknown) },
    leftOut: has(flagBits.leftOut),
  }
}

function isFlag(name: string): name is keyof FlowFlags {
  return Object.hasOwn(flagBits, name)
}

/** In the order of the stages, -1 for none: elapsed, working, and why there is none (0 where there is one). */
export function packStages(stages: FlowRow['stages']): {
  elapsed: number[]
  working: number[]
  because: number[]
} {
  const all = stageNames.map((name) => stages[name])
  return {
    elapsed: all.map(({ elapsedMs }) => elapsedMs ?? -1),
    working: all.map(({ workingMs }) => workingMs ?? -1),
    because: all.map(({ because }) => (because === null ? 0 : reasons.indexOf(because) + 1)),
  }
}

export function unpackStages({
  elapsed,
  working,
  because,
}: {
  elapsed: readonly number[]
  working: readonly number[]
  because: readonly number[]
}): FlowRow['stages'] {
  const at = (index: number): StageLength => {
    const why = because[index] ?? 0
    return why === 0
      ? { elapsedMs: elapsed[index] ?? 0, workingMs: working[index] ?? 0, because: null }
      : { elapsedMs: null, workingMs: null, because: reasons[why - 1] ?? 'no data' }
  }
  return {
    ...{ coding: at(0), draft: at(1), pickup: at(2), review: at(3) },
    ...{ rework: at(4), mergeWait: at(5), deploy: at(6) },
  }
}
