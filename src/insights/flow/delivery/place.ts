/** The five of one component in one environment. Pure. */
import type { WorkCalendar } from '#std/working-time.ts'
import { weekOf } from '#std/week-hours.ts'
import type { FlowQuestion } from '../answer.ts'
import { isWithin } from '../answer.ts'
import { measureIn } from '../calendar.ts'
import { bothTimes } from '../lengths.ts'
import { recoveriesOf, reworkOf } from './consequences.ts'
import { monthKey, monthsIn, weeksIn, type Period, type Reach } from './periods.ts'
import type { DatedDeployment } from './incident.ts'
import type { KnownIncidents } from './places.ts'
import type { PlaceDelivery } from './shape.ts'
import { noShare, shareOf } from './share.ts'

export interface PlaceWish {
  /** Of all time, in time. */
  deployments: readonly DatedDeployment[]
  incidents: KnownIncidents
  window: FlowQuestion['window']
  /** The last that is known to have happened. */
  newestAt: number | null
  calendar: WorkCalendar
}

export function measuresOf(
  wish: PlaceWish,
): Pick<PlaceDelivery, 'n' | 'frequency' | 'changeFailRate' | 'recovery' | 'reworkRate'> {
  const within = wish.deployments.filter(({ at }) => isWithin(wish.window, at))
  return {
    n: within.length,
    frequency: frequencyOf(within, wish),
    changeFailRate: failRateOf(within, wish.incidents),
    recovery: recoveryOf(within, wish),
    reworkRate: reworkRateOf(within, wish),
  }
}

const noneHere = 'no deployment in the window'

function frequencyOf(
  within: readonly DatedDeployment[],
  { calendar, ...wish }: PlaceWish,
): PlaceDelivery['frequency'] {
  const reach = reachOf(wish)
  const told = (periods: readonly Period[], keyOf: (at: number) => string) => {
    const inPeriod = Map.groupBy(within, ({ at }) => keyOf(at))
    return periods.map(({ from, isWhole }) => ({
      ...{ from, isWhole },
      ...successesOf(inPeriod.get(from) ?? []),
    }))
  }
  return {
    ...successesOf(within),
    weeks: reach === null ? [] : told(weeksIn(calendar, reach), (at) => weekOf(calendar, at)),
    months: reach === null ? [] : told(monthsIn(calendar, reach), (at) => monthKey(calendar, at)),
  }
}

/** From the window's beginning where there were deployments before it, else from the first one: what was before that, nobody watched. */
function reachOf({
  deployments,
  window,
  newestAt,
}: Pick<PlaceWish, 'deployments' | 'window' | 'newestAt'>): Reach | null {
  const first = deployments[0]?.at
  if (first === undefined) return null
  const last = Math.max(newestAt ?? first, deployments.at(-1)?.at ?? first)
  return { from: Math.max(first, window.from ?? first), to: Math.min(last, window.to ?? last) }
}

function successesOf(deployments: readonly DatedDeployment[]) {
  const succeeded = deployments.filter(({ outcome }) => outcome === 'succeeded').length
  return { succeeded, failed: deployments.length - succeeded }
}

function failRateOf(
  within: readonly DatedDeployment[],
  incidents: PlaceWish['incidents'],
): PlaceDelivery['changeFailRate'] {
  const failed = within.filter(({ outcome }) => outcome === 'failed')
  const said = failed.filter(({ isSaid }) => isSaid).length
  const by = { status: failed.length - said, said }
  if (incidents.of === null)
    return { ...noShare(within.length, incidents.because), by: { ...by, incident: null } }
  const { of } = incidents
  const broken = within.filter(({ id }) => of.has(id))
  const all = new Set([...failed, ...broken])
  return {
    ...shareOf(all.size, within.length, noneHere),
    by: { ...by, incident: broken.length },
  }
}

function recoveryOf(
  within: readonly DatedDeployment[],
  { deployments, incidents, calendar }: PlaceWish,
): PlaceDelivery['recovery'] {
  const ids = new Set(within.map(({ id }) => id))
  const measure = measureIn(calendar)
  const all = recoveriesOf(deployments, incidents.of ?? new Map()).filter(({ id }) => ids.has(id))
  const ended = all.flatMap(({ from, to }) => (to === null ? [] : [measure([{ from, to }])]))
  const countBy = (what: 'next success' | 'incident resolved') =>
    all.filter(({ by }) => by === what).length
  return {
    ...bothTimes(ended, all.length - ended.length),
    endedBy: {
      nextSuccess: countBy('next success'),
      incidentResolved: countBy('incident resolved'),
    },
  }
}

function reworkRateOf(
  within: readonly DatedDeployment[],
  { deployments, incidents }: PlaceWish,
): PlaceDelivery['reworkRate'] {
  if (incidents.of === null)
    return { ...noShare(within.length, incidents.because), unresolved: null }
  const { unplanned, unresolved } = reworkOf(deployments, incidents.of)
  const ids = new Set(within.map(({ id }) => id))
  const count = within.filter(({ id }) => unplanned.has(id)).length
  return {
    ...shareOf(count, within.length, noneHere),
    unresolved: unresolved.filter((id) => ids.has(id)).length,
  }
}
