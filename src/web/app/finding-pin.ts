/** What of a finding is pinned to a proposal about it: the answer it comes from, and the row it begins with. */
import type { AnswerOf, Where } from '#web/api/verbs.ts'
import type { Pinned } from '#web/evidence/waiting-pin.ts'

type Finding = Pick<AnswerOf<'evidence.report'>['findings'][number], 'kind' | 'explain' | 'window'>

interface FindingPin {
  pinned: Pinned
  /** The usual one where there is none. */
  measures: string[]
}

export function findingPin({ kind, explain, window }: Finding, where: Where): FindingPin {
  // As on the command line: explain, the evidence, its subject, and what else was asked.
  const [, evidence = kind, ...rest] = explain
  const flag = rest.findIndex((word) => word.startsWith('--'))
  const subject = flag < 0 ? rest : rest.slice(0, flag)
  const depth = rest[rest.indexOf('--depth') + 1]
  return {
    pinned: {
      evidence,
      where: window === 'all' ? { ...where, window: 'all' } : where,
      ...(subject.length > 0 ? { place: subject.join(' ') } : {}),
      ...(rest.includes('--depth') && depth !== undefined ? { with: { depth } } : {}),
    },
    measures: measuresOf[kind] ?? [],
  }
}

/** Where another than the usual one is what the finding is about. */
const measuresOf: Record<string, string[]> = {
  hotspots: ['revisions', 'complexity'],
  failures: ['failures'],
}
