/** How long changes took from their first commit to one place of production. Pure. */
import { leadTimeOf } from '../answer.ts'
import { measureIn } from '../calendar.ts'
import { deployedOf, type Delivery, type MergedChange } from '../deployed.ts'
import { bothTimes } from '../lengths.ts'
import type { FlowRow, StageLength } from '../row.ts'
import type { WorkCalendar } from '#std/working-time.ts'
import type { PlaceDelivery } from './shape.ts'

export interface LeadWish {
  /** Merged in the window, and of the component; null where nobody said which are. */
  rows: readonly FlowRow[] | null
  placed: ReadonlyMap<number, MergedChange>
  /** To this place, of all time. */
  deliveries: readonly Delivery[]
  calendar: WorkCalendar
}

export function leadTimesOf({
  rows,
  placed,
  deliveries,
  calendar,
}: LeadWish): PlaceDelivery['leadTime'] {
  if (rows === null)
    return { ...bothTimes([], 0), changes: 0, without: [], because: 'nobody said which changes' }
  const changes = rows.flatMap(({ number }) => placed.get(number) ?? [])
  const arrived = deployedOf(changes, deliveries)
  const measure = measureIn(calendar)
  const leads = rows.map((row) => {
    const deployed = arrived.get(row.number) ?? { at: null, because: 'no data' as const }
    const { coding } = row.stages
    if (coding.because !== null) return { lead: null, because: coding.because }
    if (deployed.at === null || row.endedAt === null)
      return { lead: null, because: deployed.at === null ? whyNot(deployed.because) : 'no data' }
    const span = { from: row.endedAt, to: Math.max(row.endedAt, deployed.at) }
    const deploy: StageLength = { ...measure([span]), because: null }
    return { lead: leadTimeOf({ ...row, stages: { ...row.stages, deploy } }), because: null }
  })
  const known = leads.flatMap(({ lead }) => lead ?? [])
  return {
    ...bothTimes(known, rows.length - known.length),
    changes: rows.length,
    without: countedReasons(leads.flatMap(({ because }) => because ?? [])),
    because:
      rows.length === 0
        ? 'no change was merged in the window'
        : isOfAnother(deliveries, placed)
          ? notJoined
          : null,
  }
}

/** As where commits of another repository are deployed, or of a branch that nobody merged. */
const notJoined =
  'what was deployed is known, but none of its commits could be found among the changes or in the history'

function isOfAnother(
  deliveries: readonly Delivery[],
  placed: ReadonlyMap<number, MergedChange>,
): boolean {
  const merges = new Set([...placed.values()].map(({ mergeOid }) => mergeOid))
  return (
    deliveries.length > 0 &&
    deliveries.every(({ oid, place }) => place === null && (oid === null || !merges.has(oid)))
  )
}

function whyNot(because: 'unknown' | 'not yet' | 'no data'): string {
  return because === 'unknown' ? 'unknown deployment' : because
}

/** The most frequent first. */
function countedReasons(reasons: readonly string[]): { because: string; count: number }[] {
  return [...Map.groupBy(reasons, (because) => because)]
    .map(([because, { length }]) => ({ because, count: length }))
    .sort((a, b) => b.count - a.count || (a.because < b.because ? -1 : 1))
}
