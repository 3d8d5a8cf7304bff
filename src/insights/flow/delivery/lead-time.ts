/** How long changes took from their first commit to one place of production. Pure. */
import { leadTimeOf } from '../measured.ts'
import { measureIn } from '../calendar.ts'
import type { Deployed } from '../change.ts'
import { deployedOf, type Delivery, type MergedChange } from '../deployed.ts'
import { bothTimes } from '../lengths.ts'
import type { Beside, FlowRow, StageLength } from '../row.ts'
import type { Missing } from '../stages.ts'
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
  const leads = leadsOf({ rows, placed, deliveries, calendar })
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

interface Lead {
  /** Its deploy is that to this place. */
  row: FlowRow
  lead: Beside | null
  /** Why it has none. */
  because: string | null
}

/** One for each of the rows, in their order. */
export function leadsOf({
  rows,
  placed,
  deliveries,
  calendar,
}: LeadWish & { rows: readonly FlowRow[] }): Lead[] {
  const changes = rows.flatMap(({ number }) => placed.get(number) ?? [])
  const arrived = deployedOf(changes, deliveries)
  const measure = measureIn(calendar)
  return rows.map((row) => {
    const at = arrived.get(row.number) ?? { at: null, because: 'no data' as const }
    const deploy = deployTo(row, at, measure)
    const here = { ...row, stages: { ...row.stages, deploy } }
    const because = row.stages.coding.because ?? deploy.because
    return { row: here, lead: because === null ? leadTimeOf(here) : null, because }
  })
}

function deployTo(
  { endedAt }: FlowRow,
  deployed: Deployed,
  measure: ReturnType<typeof measureIn>,
): StageLength {
  if (deployed.at === null)
    return { elapsedMs: null, workingMs: null, because: whyNot(deployed.because) }
  if (endedAt === null) return { elapsedMs: null, workingMs: null, because: 'no data' }
  const span = { from: endedAt, to: Math.max(endedAt, deployed.at) }
  return { ...measure([span]), because: null }
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

function whyNot(because: 'unknown' | 'not yet' | 'no data'): Missing {
  return because === 'unknown' ? 'unknown deployment' : because
}

/** The most frequent first. */
function countedReasons(reasons: readonly string[]): { because: string; count: number }[] {
  return [...Map.groupBy(reasons, (because) => because)]
    .map(([because, { length }]) => ({ because, count: length }))
    .sort((a, b) => b.count - a.count || (a.because < b.because ? -1 : 1))
}
