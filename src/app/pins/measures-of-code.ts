/** What can be pinned of insights that speak of places in the code: files, pairs, areas. */
import type { Scope } from '#insights/insight.ts'
import type { Weeks } from '#std/before-after.ts'
import { rounded } from '#std/spread.ts'
import type { AnswerOf } from '../insights.ts'
import { changes, counted, measuresOf, rateOf, type Measure, type Measured } from './measure.ts'
import { changesByWeek, changesIn, type Span } from './weeks.ts'

/** Of a file, whoever lists it. */
const revisions: Measure<{ revisions: number }> = {
  ...{ label: 'changes to it', unit: '', better: 'lower' },
  whenAbsent: (scope, place) => countBelow(scope, place, 'changes'),
  read: ({ revisions: n }) => ({ value: n, n }),
  weeks: ({ scope, span, place }) => rateBelow(scope, span, place, 'changes'),
}

type Hotspot = AnswerOf<'hotspots'>['items'][number]
export const hotspots = measuresOf<'hotspots', Hotspot>({
  whole: { changes },
  rows: {
    of: ({ items }) => items,
    placeOf: ({ path, name }) => (name === null ? path : `${path}#${name}`),
    arePaths: true,
    measures: {
      revisions,
      revisionShare: {
        ...{ label: 'share of all changes to files', unit: 'share', better: 'lower' },
        async whenAbsent(scope, place) {
          const [own, { touches }] = await Promise.all([
            countBelow(scope, place, 'changes'),
            changesIn({ ...scope, prefix: '' }),
          ])
          return own && { value: touches === 0 ? null : rounded(own.n / touches), n: own.n }
        },
        read: ({ revisionShare: value, revisions: n }) => ({ value, n }),
        async weeks({ scope, span, place }) {
          const [own, all] = await Promise.all([
            changesByWeek({ ...scope, prefix: place }, span, { all: true }),
            changesByWeek({ ...scope, prefix: '' }, span, { all: true }),
          ])
          const weeks = own.map(({ changes: yes }, week) => ({ yes, all: all[week]?.touches ?? 0 }))
          return { of: 'share', weeks }
        },
      },
      fixes: {
        ...{ label: 'fixes in it', unit: '', better: 'lower' },
        whenAbsent: (scope, place) => countBelow(scope, place, 'fixes'),
        read: ({ fixes: value, revisions: n }) => ({ value, n }),
        weeks: ({ scope, span, place }) => rateBelow(scope, span, place, 'fixes'),
      },
      complexity: {
        ...{ label: 'its complexity', unit: 'points', better: 'lower', isExact: true },
        read: ({ complexity: value, revisions: n }) => ({ value, n }),
      },
      lines: {
        ...{ label: 'its lines', unit: 'lines', better: 'lower', isExact: true },
        read: ({ lines: value, revisions: n }) => ({ value, n }),
      },
      rank: {
        ...{ label: 'its rank among the hotspots', unit: '', better: 'higher' },
        read: ({ rank: value, revisions: n, rankInterval: interval }) => ({ value, n, interval }),
      },
    },
  },
})

export const trend = measuresOf<'trend'>({
  whole: {
    complexity: {
      ...{ label: 'complexity of the file', unit: 'points', better: 'lower', isExact: true },
      read: ({ items, n }) => ({
        value: items.findLast((item) => item.complexity !== null)?.complexity ?? null,
        n,
      }),
    },
    lines: {
      ...{ label: 'lines of the file', unit: 'lines', better: 'lower', isExact: true },
      read: ({ items, n }) => ({
        value: items.findLast((item) => item.lines !== null)?.lines ?? null,
        n,
      }),
    },
  },
})

type KnownArea = AnswerOf<'knowledge'>['areas'][number]
export const knowledge = measuresOf<'knowledge', KnownArea>({
  whole: {
    truckFactor: {
      ...{ label: 'people who could leave before half is orphaned', unit: '', better: 'higher' },
      read: ({ truckFactor: value, n, truckFactorInterval: interval }) => ({ value, n, interval }),
    },
    filesWithOneAuthor: {
      ...{ label: 'files that only one person knows', unit: '', better: 'lower', isExact: true },
      read: ({ filesWithOneAuthor: value, n }) => ({ value, n }),
    },
    withoutAuthor: {
      ...{ label: 'files that nobody knows', unit: '', better: 'lower', isExact: true },
      read: ({ withoutAuthor: value, n }) => ({ value, n }),
    },
  },
  rows: {
    of: ({ areas }) => areas,
    placeOf: ({ path }) => path,
    measures: {
      people: {
        ...{ label: 'people who know it', unit: '', better: 'higher' },
        read: ({ people: value, changes: n, peopleInterval: interval }) => ({ value, n, interval }),
      },
      topShare: {
        ...{ label: 'share of whoever knows most of it', unit: 'share', better: 'lower' },
        read: ({ topShare: value, changes: n, topShareInterval: interval }) => ({
          ...{ value, n, interval },
        }),
      },
    },
  },
})

type Pair = AnswerOf<'coupling'>['items'][number]
export const coupling = measuresOf<'coupling', Pair>({
  whole: { changes: counted },
  rows: {
    of: ({ items }) => items,
    placeOf: ({ a, b }) => `${a} ${b}`,
    measures: {
      degree: {
        ...{ label: 'degree of coupling', unit: 'share', better: 'lower' },
        read: ({ degree: value, shared: n, degreeInterval: interval }) => ({ value, n, interval }),
      },
    },
  },
})

type KnownFile = AnswerOf<'files'>['items'][number]
export const files = measuresOf<'files', KnownFile>({
  whole: { changes },
  rows: {
    of: ({ items }) => items,
    placeOf: ({ path }) => path,
    arePaths: true,
    measures: {
      revisions,
    },
  },
})

/** Functions are followed by the answer alone. */
async function countBelow(
  scope: Scope,
  place: string,
  of: 'changes' | 'fixes',
): Promise<Measured | undefined> {
  if (place.includes('#')) return undefined
  const counts = await changesIn({ ...scope, prefix: place })
  return { value: counts[of], n: counts.changes }
}

async function rateBelow(
  scope: Scope,
  span: Span,
  place: string,
  of: 'changes' | 'fixes',
): Promise<Weeks> {
  return rateOf(await changesByWeek({ ...scope, prefix: place }, span, { all: true }), of)
}
