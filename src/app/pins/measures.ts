/**
 * The numbers of each insight that can be pinned: what they are called, which way is better as a rule, and how sure a difference
 * of two of them is. A pin without a measure is of the first.
 */
import type { Better, Weeks } from '#std/before-after.ts'
import { rounded } from '#std/spread.ts'
import { kinds } from '#facts/words/kinds.ts'
import type { Answer, Interval, Scope } from '#insights/insight.ts'
import { Input as ReleasesInput } from '#insights/releases/shape.ts'
import type { AnswerOf, InsightName } from '../insights.ts'
import {
  bulkByWeek,
  changesByWeek,
  changesIn,
  releasesByWeek,
  sizesByWeek,
  type Span,
} from './weeks.ts'

export interface Measured {
  value: number | null
  n: number
  interval?: Pick<Interval, 'low' | 'high'> | null
}

export interface Measure<Of> {
  label: string
  unit: 'lines' | 'paths' | 'days' | 'share' | 'points' | ''
  better: Better | null
  read(of: Of): Measured
  /** Its course; `place` is the row that is meant. Counted commit by commit, unless it says so. */
  weeks?(asked: { scope: Scope; span: Span; place: string; input: unknown }): Promise<Weeks>
  isOfAnyUnit?: true
  /** It stands in the code of today, and is counted whole. */
  isExact?: true
  /** Of a row that is not in the answer, though its file is there: it may have too little of it to be ranked. */
  whenAbsent?(scope: Scope, place: string): Promise<Measured | undefined>
}

export interface Rows<Of, Row> {
  of(answer: Of): readonly Row[]
  placeOf(row: Row): string
  /** Rows are files or folders, by their paths. */
  arePaths?: true
  measures: Record<string, Measure<Row>>
}

export interface Measures<Of = Answer, Row = unknown> {
  whole: Record<string, Measure<Of>>
  rows?: Rows<Of, Row>
}

/** What an answer rests on. Which changes these are, each insight says in its own way. */
const counted: Measure<Answer> = {
  label: 'changes',
  unit: '',
  better: null,
  read: ({ n }) => ({ value: n, n }),
}
const changes: Measure<Answer> = {
  ...counted,
  weeks: async ({ scope, span }) =>
    rateOf(await changesByWeek(scope, span, { all: true }), 'changes'),
}

/** Without those that touch nothing but generated, vendored, lock or binary files. */
const written: Measure<Answer> = {
  ...counted,
  weeks: async ({ scope, span }) => rateOf(await changesByWeek(scope, span), 'changes'),
}

/** Of a file, whoever lists it. */
const revisions: Measure<{ revisions: number }> = {
  ...{ label: 'changes to it', unit: '', better: 'lower' },
  whenAbsent: (scope, place) => countBelow(scope, place, 'changes'),
  read: ({ revisions: n }) => ({ value: n, n }),
  weeks: ({ scope, span, place }) => rateBelow(scope, span, place, 'changes'),
}

type Hotspot = AnswerOf<'hotspots'>['items'][number]
const hotspots = measuresOf<'hotspots', Hotspot>({
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

const trend = measuresOf<'trend'>({
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

const batches = measuresOf<'batches'>({
  whole: {
    lines: {
      ...{ label: 'lines of a usual change', unit: 'lines', better: 'lower', isOfAnyUnit: true },
      read: ({ lines: { p50: value, n, interval } }) => ({ value, n, interval }),
      weeks: ({ scope, span }) => sizesByWeek(scope, span, 'lines'),
    },
    paths: {
      ...{ label: 'paths of a usual change', unit: 'paths', better: 'lower', isOfAnyUnit: true },
      read: ({ paths: { p50: value, n, interval } }) => ({ value, n, interval }),
      weeks: ({ scope, span }) => sizesByWeek(scope, span, 'paths'),
    },
    bulk: {
      ...{
        label: 'changes of more than 50 paths',
        unit: 'share',
        better: 'lower',
        isOfAnyUnit: true,
      },
      read: ({ bulk: { share: value, interval }, n }) => ({ value, n, interval }),
      weeks: ({ scope, span }) => bulkByWeek(scope, span),
    },
    changes: written,
  },
})

type Area = AnswerOf<'reverts'>['items'][number]
const reverts = measuresOf<'reverts', Area>({
  whole: {
    fixes: {
      ...{ label: 'fixes among the changes', unit: 'share', better: 'lower' },
      read: ({ fixes: { share: value, interval }, n }) => ({ value, n, interval }),
      weeks: async ({ scope, span }) => shareOf(await changesByWeek(scope, span), 'fixes'),
    },
    reverts: {
      ...{ label: 'reverts among the changes', unit: 'share', better: 'lower' },
      read: ({ reverts: { share: value, interval }, n }) => ({ value, n, interval }),
      weeks: async ({ scope, span }) => shareOf(await changesByWeek(scope, span), 'reverts'),
    },
    timeToRevert: {
      ...{ label: 'time to revert, half within', unit: 'days', better: 'lower' },
      read: ({ timeToRevertDays: { p50: value, n, interval } }) => ({ value, n, interval }),
    },
    changes: written,
  },
  rows: {
    of: ({ items }) => items,
    placeOf: ({ path }) => path,
    arePaths: true,
    measures: {
      fixes: {
        ...{ label: 'fixes among its changes', unit: 'share', better: 'lower' },
        read: ({ fixShare: value, changes: n, interval }) => ({ value, n, interval }),
        weeks: async ({ scope, span, place }) =>
          shareOf(await changesByWeek({ ...scope, prefix: place }, span), 'fixes'),
      },
    },
  },
})

const usualWay: Partial<Record<string, Better>> = {
  fix: 'lower',
  revert: 'lower',
  feature: 'higher',
}

type OfKind = AnswerOf<'mix'>['items'][number]
const mix = measuresOf<'mix', OfKind>({
  whole: { changes },
  rows: {
    of: ({ items }) => items,
    placeOf: ({ kind }) => kind,
    measures: {
      share: {
        ...{ label: 'share of the changes', unit: 'share', better: null },
        // A kind that no change is of has no row.
        whenAbsent: async () => ({ value: 0, n: 0 }),
        read: ({ share: value, n, interval }) => ({ value, n, interval }),
        async weeks({ scope, span, place }) {
          const kind = kinds.find((one) => one === place)
          return shareOf(
            await changesByWeek(scope, span, { ...(kind ? { kind } : {}), all: true }),
            'ofKind',
          )
        },
      },
    },
  },
})

const releases = measuresOf<'releases'>({
  whole: {
    leadTime: {
      ...{ label: 'wait of a change for its release, half within', unit: 'days', better: 'lower' },
      read: ({ leadTimeDays: { p50: value, n, interval } }) => ({ value, n, interval }),
      weeks: ({ scope, span, input }) => ofReleases(scope, span, input, 'lead time'),
    },
    releases: {
      ...{ label: 'releases', unit: '', better: 'higher' },
      read: ({ releases: value, n }) => ({ value, n }),
      weeks: ({ scope, span, input }) => ofReleases(scope, span, input, 'count'),
    },
    interval: {
      ...{ label: 'time from release to release, half within', unit: 'days', better: 'lower' },
      read: ({ intervalDays: { p50: value, n, interval } }) => ({ value, n, interval }),
      weeks: ({ scope, span, input }) => ofReleases(scope, span, input, 'interval'),
    },
    failures: {
      ...{ label: 'releases that were soon mended', unit: 'share', better: 'lower' },
      read: ({ changeFailRate: { share: value, judged: n, interval } }) => ({ value, n, interval }),
      weeks: ({ scope, span, input }) => ofReleases(scope, span, input, 'failures'),
    },
    recovery: {
      ...{ label: 'time until it was mended, half within', unit: 'days', better: 'lower' },
      read: ({ recoveryDays: { p50: value, n, interval } }) => ({ value, n, interval }),
    },
  },
})

type KnownArea = AnswerOf<'knowledge'>['areas'][number]
const knowledge = measuresOf<'knowledge', KnownArea>({
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
const coupling = measuresOf<'coupling', Pair>({
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
const files = measuresOf<'files', KnownFile>({
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

type MeasuredName = Exclude<InsightName, 'ask'>

/** Whom to ask is not here: it speaks of persons. */
export const measures: Record<MeasuredName, Measures> = {
  ...{ hotspots, trend, coupling, missing: { whole: { changes: counted } }, knowledge, releases },
  ...{ batches, reverts, mix, files },
}

export function isMeasured(name: string): name is MeasuredName {
  return Object.hasOwn(measures, name)
}

/** Which way is better of this row, where that depends on the row. */
export function betterOf(measure: Measure<never>, place: string | null): Better | null {
  return measure.better ?? (place === null ? null : (usualWay[place] ?? null))
}

/** Binds the measures of an insight to its answer. */
function measuresOf<Name extends InsightName, Row = never>(
  given: Measures<AnswerOf<Name>, Row>,
): Measures<AnswerOf<Name>, Row> {
  return given
}

function ofReleases(
  scope: Scope,
  span: Span,
  input: unknown,
  of: Parameters<typeof releasesByWeek>[2]['of'],
): Promise<Weeks> {
  return releasesByWeek(scope, span, { input: ReleasesInput.parse(input), of })
}

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

function rateOf(weeks: Awaited<ReturnType<typeof changesByWeek>>, of: 'changes' | 'fixes'): Weeks {
  return { of: 'rate', weeks: weeks.map((week) => week[of]) }
}

function shareOf(
  weeks: Awaited<ReturnType<typeof changesByWeek>>,
  of: 'fixes' | 'reverts' | 'ofKind',
): Weeks {
  return { of: 'share', weeks: weeks.map((week) => ({ yes: week[of], all: week.changes })) }
}
