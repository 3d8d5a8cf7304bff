/** Which files may be hotspots, with their effort and complexity; and which may not, with why. */
import type { LeftOut, Scope } from '../insight.ts'
import {
  complexityOf,
  indentationRate,
  whyNotCode,
  type Complexity,
  type Rate,
} from '#facts/reading/complexity.ts'
import { effortByFile, type Effort } from './effort.ts'
import { headFiles, type HeadFile } from '#facts/reading/head-files.ts'

export type MeasuredFile = HeadFile & Effort & Complexity

export interface Candidates {
  files: MeasuredFile[]
  rate: Rate
  /** Over all files that changed, candidates or not. */
  revisionsOfAll: number
  leftOut: LeftOut[]
}

export async function findCandidates(scope: Scope): Promise<Candidates> {
  const [efforts, head] = await Promise.all([effortByFile(scope), headFiles(scope)])
  const rate = indentationRate(head)
  const unmeasured = head.filter(({ how }) => how === null).length
  const effortOf = new Map(efforts.map((effort) => [effort.fileId, effort]))
  const atHead = new Set(head.map((file) => file.fileId))
  const not = new Map<string, number>()
  const files: MeasuredFile[] = []
  for (const file of head) {
    const effort = effortOf.get(file.fileId)
    if (effort === undefined) continue
    const complexity = unmeasured > 0 ? notYet : complexityOf(file, rate)
    const why = whyNotCode(file) ?? (complexity.complexity === 0 ? 'flat' : null)
    if (why === null) files.push({ ...file, ...effort, ...complexity })
    else not.set(why, (not.get(why) ?? 0) + 1)
  }
  const gone = efforts.filter((effort) => !atHead.has(effort.fileId)).length
  return {
    files,
    rate,
    revisionsOfAll: efforts.reduce((sum, effort) => sum + effort.revisions, 0),
    leftOut: [
      ...[...not].map(([why, count]) => ({
        what: `${why} files`,
        count,
        why: why === 'flat' && rate.files === 0 ? unindented : (reasons[why] ?? reasonElse),
      })),
      goneFiles(gone),
      {
        what: 'complexity',
        count: unmeasured,
        why: 'files not measured yet, as the scan is not done; changes alone give the order until then',
      },
    ]
      .filter(({ count }) => count > 0)
      .sort((a, b) => (a.what < b.what ? -1 : 1)),
  }
}

const notYet: Complexity = { complexity: 1, measure: 'none' }

function goneFiles(count: number): LeftOut {
  return { what: 'gone files', count, why: 'they changed in the window but are not at the head' }
}

/** Where indentation alone is measured, a branch on one line is not seen. */
const unindented = 'nothing in them is indented'
const reasonElse = 'facts, but no findings'
const reasons: Record<string, string> = {
  prose: 'text has no control flow',
  data: 'values and settings have no control flow',
  flat: 'nothing in them nests or branches',
  binary: 'they have no lines',
}
