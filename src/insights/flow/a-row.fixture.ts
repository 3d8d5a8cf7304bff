/** A change with its stages as they are kept, for tests: said in hours after Monday, 5 January 2026, 09:00 UTC. */
import { atHour } from './a-change.fixture.ts'
import type { FlowRow, StageLength } from './row.ts'
import type { Missing, StageName } from './stages.ts'

const hourMs = 3_600_000

interface Wish extends Partial<Omit<FlowRow, 'stages' | 'endedAt' | 'openedAt'>> {
  opened?: number
  ended?: number | null
  /** Hours, or why there are none. Not named: none. */
  stages?: Partial<Record<StageName, number | Missing>>
}

/** Merged after ten hours; working time is a third of what elapses. */
export function aRow({ opened = 0, ended = 10, stages = {}, ...wish }: Wish = {}): FlowRow {
  const length = (name: StageName): StageLength => {
    const said = stages[name] ?? 'none'
    return typeof said === 'string'
      ? { elapsedMs: null, workingMs: null, because: said }
      : { elapsedMs: said * hourMs, workingMs: (said * hourMs) / 3, because: null }
  }
  return {
    ...{
      number: 1,
      outcome: 'merged',
      openedAt: atHour(opened),
      author: 1,
      size: 100,
      components: [],
    },
    endedAt: ended === null ? null : atHour(ended),
    open: {
      elapsedMs: ((ended ?? 10) - opened) * hourMs,
      workingMs: (((ended ?? 10) - opened) * hourMs) / 3,
    },
    stages: {
      ...{ coding: length('coding'), draft: length('draft'), pickup: length('pickup') },
      ...{ review: length('review'), rework: length('rework'), mergeWait: length('mergeWait') },
      deploy: length('deploy'),
    },
    ...{ fromRequest: null, queue: null },
    flags: {
      unreviewed: false,
      reopened: false,
      forcePushed: false,
      draftUnknown: false,
      leftOut: false,
    },
    ...wish,
  }
}
