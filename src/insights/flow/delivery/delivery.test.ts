/** DORA's five, each worked by hand, and what they must not do. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { invariant } from '#std/errors.ts'
import { atHour } from '../a-change.fixture.ts'
import { aRow } from '../a-row.fixture.ts'
import { deliveryOf, deployedAt, incidentAt } from './a-delivery.fixture.ts'
import { FlowDelivery } from './shape.ts'

function only(scene: Parameters<typeof deliveryOf>[0]) {
  const { items } = deliveryOf(scene)
  const [item] = items
  invariant(item !== undefined && items.length === 1, 'one place')
  return item
}

const hour = 60
const weekHours = 168

describe('change lead time', () => {
  /** Opened at hour n, first commit two hours before, merged ten hours later. */
  const merged = (number: number) =>
    aRow({ number, opened: number, ended: number + 10, stages: { coding: 2 } })

  test('runs from the first commit to the first success of a deployment that contains the change', () => {
    const rows = Array.from({ length: 8 }, (_, index) => merged(index + 1))
    const { leadTime } = only({
      rows,
      deployments: [
        deployedAt(0, 'success', { change: 0 }),
        deployedAt(30, 'success', { change: 8 }),
      ],
    })
    // Change n: 2 of coding, 10 open, 30 - (n + 10) until it was deployed.
    expect(leadTime).toMatchObject({ changes: 8, without: [], because: null })
    expect(leadTime.elapsed).toMatchObject({ n: 8, notMeasurable: 0, p50: (32 - 4.5) * hour })
  })

  test('is not told of what did not arrive or began nobody knows when, and that is counted', () => {
    const { leadTime } = only({
      rows: [merged(1), merged(5), aRow({ number: 2, stages: { coding: 'no data' } })],
      deployments: [
        deployedAt(0, 'success', { change: 0 }),
        deployedAt(30, 'success', { change: 2 }),
      ],
    })
    expect(leadTime.elapsed).toMatchObject({ n: 1, notMeasurable: 2, p50: null })
    expect(leadTime).toMatchObject({
      changes: 3,
      without: [
        { because: 'no data', count: 1 },
        { because: 'not yet', count: 1 },
      ],
    })
  })

  test('does not count a deployment from before the merge, nor the first one but for an exact match', () => {
    const before = [
      deployedAt(0, 'success', { change: 0 }),
      deployedAt(5, 'success', { change: 9 }),
    ]
    expect(only({ rows: [merged(1)], deployments: before }).leadTime.without).toEqual([
      { because: 'not yet', count: 1 },
    ])
    const first = [deployedAt(40, 'success', { change: 3 })]
    expect(only({ rows: [merged(1), merged(3)], deployments: first }).leadTime).toMatchObject({
      elapsed: { n: 1 },
      without: [{ because: 'unknown deployment', count: 1 }],
    })
  })

  test('is told for each environment by what arrived there', () => {
    const to = (environment: string, hours: number, change: number) =>
      deployedAt(hours, 'success', { environment, change, id: `${hours}${environment.length}` })
    const { items } = deliveryOf({
      rows: Array.from({ length: 8 }, (_, index) => merged(index + 1)),
      deployments: [
        ...[to('prod-eu', 0, 0), to('prod-eu', 30, 8)],
        ...[to('prod-west', 1, 0), to('prod-west', 50, 8)],
      ],
    })
    expect(items.map(({ environment, leadTime }) => [environment, leadTime.elapsed.p50])).toEqual([
      ['prod-eu', (32 - 4.5) * hour],
      ['prod-west', (52 - 4.5) * hour],
    ])
  })

  test('is told of a component by its own changes, and not at all where nobody said which they are', () => {
    const of = (component: string, hours: number, change: number) =>
      deployedAt(hours, 'success', { component, change })
    const scene = {
      rows: [
        aRow({ number: 1, components: ['api'], stages: { coding: 1 } }),
        aRow({ number: 2, components: ['web'], stages: { coding: 1 } }),
        aRow({ number: 3, components: ['web'], stages: { coding: 1 } }),
      ],
      deployments: [of('API', 0, 0), of('api', 20, 3), of('web', 1, 0), of('web', 30, 3)],
    }
    const settings = {
      components: [
        { name: 'api', labels: ['api'] },
        { name: 'web', paths: ['web'] },
      ],
    }
    const told = (items: FlowDelivery['items']) =>
      items.map(({ component, leadTime }) => [component, leadTime.changes, leadTime.because])
    expect(told(deliveryOf({ ...scene, settings }).items)).toEqual([
      ['api', 1, null],
      ['web', 2, null],
    ])
    const unsaid = deliveryOf(scene).items
    expect(unsaid.map(({ leadTime }) => leadTime.because)).toEqual(
      unsaid.map(() => 'nobody said which changes'),
    )
  })
})

describe('deployment frequency', () => {
  test('is counted by week and month as it was, weeks without any among them', () => {
    const { frequency } = only({
      deployments: [
        ...[deployedAt(1), deployedAt(2), deployedAt(3, 'failure')],
        deployedAt(2 * weekHours + 1),
        deployedAt(4 * weekHours + 1, 'error'),
      ],
      newest: 4 * weekHours + 2,
    })
    expect(frequency).toMatchObject({ succeeded: 3, failed: 2 })
    expect(
      frequency.weeks.map(({ from, succeeded, failed, isWhole }) => [
        from,
        succeeded,
        failed,
        isWhole,
      ]),
    ).toEqual([
      ['2026-01-05', 2, 1, false],
      ['2026-01-12', 0, 0, true],
      ['2026-01-19', 1, 0, true],
      ['2026-01-26', 0, 0, true],
      ['2026-02-02', 0, 1, false],
    ])
    expect(
      frequency.months.map(({ from, succeeded, failed }) => [from, succeeded, failed]),
    ).toEqual([
      ['2026-01', 3, 1],
      ['2026-02', 0, 1],
    ])
  })

  test('takes weeks by the clocks of the team', () => {
    // Sunday 23:30 in UTC is Monday in Berlin.
    const late = [deployedAt(6 * 24 + 14.5)]
    expect(only({ deployments: late }).frequency.weeks[0]?.from).toBe('2026-01-05')
    const settings = { zone: 'Europe/Berlin' }
    expect(only({ deployments: late, settings }).frequency.weeks[0]?.from).toBe('2026-01-12')
  })

  test('counts what lies in the window', () => {
    const question = { window: { label: 'x', from: atHour(weekHours), to: atHour(2 * weekHours) } }
    const { n, frequency } = only({
      deployments: [deployedAt(1), deployedAt(weekHours + 1), deployedAt(3 * weekHours)],
      ...{ question, newest: 4 * weekHours },
    })
    expect(n).toBe(1)
    expect(frequency.weeks.map(({ from, succeeded }) => [from, succeeded])).toEqual([
      ['2026-01-12', 1],
      ['2026-01-19', 0],
    ])
  })
})

describe('change fail rate', () => {
  test('is the share that came to a failure first, was said to fail, or has an incident', () => {
    const { changeFailRate } = only({
      deployments: [
        deployedAt(1, 'failure', { later: [[2, 'success']] }),
        deployedAt(10, 'success', { later: [[11, 'failure']] }),
        deployedAt(20, 'success', { id: '20' }),
        deployedAt(30),
        deployedAt(40, 'in_progress', {
          later: [
            [41, 'success'],
            [42, 'inactive'],
          ],
        }),
      ],
      said: new Map([['20', 'failed']]),
      incidents: [incidentAt(31, 32)],
    })
    expect(changeFailRate).toMatchObject({ value: 0.6, count: 3, n: 5, because: null })
    expect(changeFailRate.by).toEqual({ status: 1, said: 1, incident: 1 })
    // Wilson for 3 of 5 at z = 1.6449.
    expect(changeFailRate.interval?.low).toBeCloseTo(0.2722, 3)
    expect(changeFailRate.interval?.high).toBeCloseTo(0.8576, 3)
  })

  test('is not nought where incidents were not read', () => {
    const { changeFailRate, reworkRate } = only({
      deployments: [deployedAt(1), deployedAt(2, 'failure')],
      incidents: null,
    })
    expect(changeFailRate).toMatchObject({ value: null, because: 'no incidents were read', n: 2 })
    expect(changeFailRate.by).toEqual({ status: 1, said: 0, incident: null })
    expect(reworkRate).toMatchObject({ value: null, because: 'no incidents were read' })
  })

  test('counts a deployment with overlapping incidents once', () => {
    const { changeFailRate } = only({
      deployments: [deployedAt(1), deployedAt(10)],
      incidents: [incidentAt(11, 15), incidentAt(12, 13), incidentAt(12, 20, { key: 'b' })],
    })
    expect(changeFailRate).toMatchObject({ count: 1, n: 2 })
  })

  test('leaves alone an incident before any deployment, long after the last, or of another place', () => {
    const answer = deliveryOf({
      deployments: [deployedAt(10, 'success', { component: 'api' })],
      incidents: [
        ...[incidentAt(5, 6), incidentAt(34.1, 35)],
        incidentAt(11, 12, { service: 'web' }),
        incidentAt(13, 14, { environment: 'staging' }),
      ],
    })
    expect(answer.items[0]?.changeFailRate).toMatchObject({ count: 0, value: 0 })
    expect(answer.leftOut).toContainEqual(
      expect.objectContaining({ what: 'incidents that belong to no deployment', count: 4 }),
    )
  })

  test('gives an incident to the last deployment of its service and environment', () => {
    const of = (hours: number, component: string, environment = 'prod-eu') =>
      deployedAt(hours, 'success', { component, environment })
    const { items } = deliveryOf({
      deployments: [of(1, 'api'), of(2, 'web'), of(3, 'api', 'prod-us'), of(4, 'web')],
      incidents: [
        incidentAt(5, 6, { service: 'API', environment: 'Prod-EU' }),
        // Production of any name: the last of all of the api.
        incidentAt(7, 8, { service: 'api', environment: 'production' }),
      ],
    })
    expect(
      items.map(({ component, environment, changeFailRate }) => [
        ...[component, environment, changeFailRate.count],
      ]),
    ).toEqual([
      ['api', 'prod-eu', 1],
      ['api', 'prod-us', 1],
      ['web', 'prod-eu', 0],
    ])
  })

  test('believes people who say that a deployment went well, or was none to production', () => {
    const deployments = [
      deployedAt(1, 'failure', { id: '1' }),
      deployedAt(5, 'success', { id: '2' }),
      deployedAt(9, 'failure', { id: '3' }),
      deployedAt(20, null, { id: '4' }),
    ]
    const incidents = [incidentAt(6, 7)]
    expect(only({ deployments, incidents }).changeFailRate).toMatchObject({ count: 3, n: 3 })
    const said = new Map([
      ...[['1', 'succeeded'] as const, ['2', 'succeeded'] as const],
      ...[['3', 'not production'] as const, ['4', 'succeeded'] as const],
    ])
    const { changeFailRate, frequency } = only({ deployments, incidents, said })
    expect(changeFailRate).toMatchObject({ count: 0, n: 3 })
    expect(frequency).toMatchObject({ succeeded: 3, failed: 0 })
  })
})

describe('failed deployment recovery time', () => {
  test('runs from the failure to the next success, or to the end of the incident', () => {
    const { recovery } = only({
      deployments: [
        deployedAt(1, 'failure'), // 3 h, to the success at 4
        deployedAt(2, 'failure'), // 2 h, to the same
        deployedAt(4),
        deployedAt(10, 'failure', { later: [[11, 'success']] }), // 1 h, to its own
        deployedAt(20), // incidents from 21 to 27: 6 h
        deployedAt(22),
        deployedAt(50), // an incident at 51 that is open: 2 h, to the success at 53
        deployedAt(53),
        ...[deployedAt(60, 'failure'), deployedAt(61, 'error'), deployedAt(62, 'error')],
        ...[deployedAt(63, 'error'), deployedAt(70)], // 10, 9, 8 and 7 h
        deployedAt(80, 'failure'), // not over
      ],
      incidents: [incidentAt(21, 25), incidentAt(21.5, 27), incidentAt(51)],
    })
    expect(recovery.elapsed).toMatchObject({ n: 9, notMeasurable: 1 })
    // 1 2 2 3 6 7 8 9 10
    expect(recovery.elapsed.p50).toBe(6 * hour)
    expect(recovery.endedBy).toEqual({ nextSuccess: 8, incidentResolved: 1 })
  })

  test('is not ended by a success elsewhere', () => {
    const to = (hours: number, state: string, environment: string) =>
      deployedAt(hours, state, { environment })
    const { items } = deliveryOf({
      deployments: [to(1, 'failure', 'prod-eu'), to(2, 'success', 'prod-us')],
    })
    expect(
      items.map(({ recovery }) => [recovery.elapsed.n, recovery.elapsed.notMeasurable]),
    ).toEqual([
      [0, 1],
      [0, 0],
    ])
  })
})

describe('deployment rework rate', () => {
  test('counts what is deployed after an incident opened, up to the first success, not after its end', () => {
    const { reworkRate } = only({
      deployments: [
        deployedAt(1),
        ...[deployedAt(3, 'failure'), deployedAt(4), deployedAt(5)], // after an incident from 2 to 6: two of them
        deployedAt(20),
        deployedAt(25), // after an incident from 21 to 24: none
        deployedAt(40),
        deployedAt(43), // after an incident from 41 that is open: nobody can tell
      ],
      incidents: [incidentAt(2, 6), incidentAt(21, 24), incidentAt(41)],
    })
    expect(reworkRate).toMatchObject({ count: 2, n: 8, value: 0.25, unresolved: 1 })
  })

  test('counts one that follows two incidents once', () => {
    const { reworkRate } = only({
      deployments: [deployedAt(1), deployedAt(5)],
      incidents: [incidentAt(2, 5), incidentAt(3, 5)],
    })
    expect(reworkRate).toMatchObject({ count: 1, n: 2 })
  })
})

describe('what cannot be told', () => {
  const succeeded = { id: '1', state: 'success', at: null }

  test('says so where deployments are of commits that nobody knows here', () => {
    const rows = [aRow({ number: 1, ended: 2 })]
    const told = (deployments: ReturnType<typeof deployedAt>[]) => {
      const { because, items } = deliveryOf({ rows, deployments })
      return [because, ...items.map(({ n, leadTime }) => [n, leadTime.changes, leadTime.because])]
    }
    const stray = { ...deployedAt(3), oid: 'of another repository' }
    expect(told([stray])).toEqual([null, [1, 1, expect.stringContaining('is known, but none')]])
    expect(told([stray, deployedAt(4, 'success', { change: 1 })])).toEqual([null, [2, 1, null]])
  })

  test('is told with the reason and what to do', () => {
    const told = (scene: Parameters<typeof deliveryOf>[0]) => {
      const { because, hint, items } = deliveryOf(scene)
      expect(items).toEqual([])
      return [because, hint]
    }
    expect(told({ isRead: false })).toEqual([
      'no deployments were read',
      'cairn releases tells of releases from version tags, as an approximation.',
    ])
    expect(told({})[0]).toBe('nothing was ever deployed')
    const elsewhere = ['staging', 'preview'].map((environment) =>
      deployedAt(1, 'success', { environment, id: environment }),
    )
    expect(told({ deployments: elsewhere })).toEqual([
      'no deployment is to production; there are some to preview and staging',
      'cairn flow set --production names the environments that are production.',
    ])
    expect(told({ deployments: [deployedAt(1, 'in_progress')] })[0]).toContain('what came of it')
    const undated = { ...deployedAt(1), createdAt: null, statuses: [succeeded] }
    expect(told({ deployments: [undated] })[0]).toContain('of none it is known when')
    expect(told({ deployments: [deployedAt(1)], question: { environment: 'prod-us' } })).toEqual([
      'nothing of prod-us was deployed to production',
      'Environments that are production: production.',
    ])
  })

  test('counts what is left out', () => {
    const { leftOut, environments } = deliveryOf({
      deployments: [
        ...[deployedAt(1), deployedAt(2, 'cancelled'), deployedAt(3, null)],
        deployedAt(4, 'success', { environment: 'staging' }),
      ],
    })
    expect(leftOut.map(({ what, count }) => [what, count])).toEqual([
      ['deployments to other environments', 1],
      ['deployments to production that came to nothing known', 2],
    ])
    expect(environments).toEqual([
      { environment: 'production', deployments: 3, isProduction: true },
      { environment: 'staging', deployments: 1, isProduction: false },
    ])
  })
})

test('neither the order in which things were seen nor a further environment changes anything', () => {
  const hours = fc.integer({ min: 0, max: 900 })
  const aDeployment = fc
    .tuple(
      hours,
      fc.constantFrom('success', 'failure', 'error', 'pending'),
      fc.constantFrom('prod-eu', 'prod-us'),
    )
    .map(([at, state, environment]) => ({ at, state, environment }))
  const anIncident = fc.tuple(hours, fc.option(fc.integer({ min: 0, max: 90 })))
  fc.assert(
    fc.property(
      fc.array(aDeployment, { minLength: 1, maxLength: 20 }),
      fc.array(anIncident, { maxLength: 8 }),
      fc.infiniteStream(fc.nat()),
      (seen, happened, random) => {
        const deployments = seen.map(({ at, state, environment }, index) =>
          deployedAt(at, state, { environment, id: String(index + 1), change: index }),
        )
        const incidents = happened.map(([at, took], index) =>
          incidentAt(at, took === null ? null : at + took, {
            key: `${index}`,
            environment: 'prod-eu',
          }),
        )
        const rows = seen.map(({ at }, index) =>
          aRow({ number: index, opened: at, ended: at + 5, stages: { coding: 1 } }),
        )
        const shuffled = <T>(all: readonly T[]): T[] =>
          all
            .map((one) => ({ one, key: random.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one)
        const answer = deliveryOf({ deployments, incidents, rows })
        expect(FlowDelivery.parse(answer)).toEqual(answer)
        expect(
          deliveryOf({
            deployments: shuffled(deployments),
            incidents: shuffled(incidents),
            rows: shuffled(rows),
          }),
        ).toEqual(answer)
        const without = deliveryOf({
          deployments: deployments.filter(({ environment }) => environment === 'prod-us'),
          ...{ incidents: [], rows },
        })
        const us = answer.items.filter(({ environment }) => environment === 'prod-us')
        expect(
          us.map(({ changeFailRate, frequency }) => [changeFailRate.value, frequency.weeks]),
        ).toEqual(
          without.items.map(({ changeFailRate, frequency }) => [
            changeFailRate.value,
            frequency.weeks,
          ]),
        )
        for (const { n, changeFailRate, recovery, reworkRate, frequency } of answer.items) {
          expect(frequency.succeeded + frequency.failed).toBe(n)
          for (const periods of [frequency.weeks, frequency.months])
            expect(periods.reduce((sum, one) => sum + one.succeeded + one.failed, 0)).toBe(n)
          expect(recovery.elapsed.n + recovery.elapsed.notMeasurable).toBe(changeFailRate.count)
          expect(reworkRate.count ?? 0).toBeLessThanOrEqual(n)
        }
      },
    ),
  )
})
