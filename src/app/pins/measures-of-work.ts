/** What can be pinned of insights that speak of how work flows: changes, what they are for, and releases. */
import type { Scope } from '#insights/insight.ts'
import { kinds } from '#facts/words/kinds.ts'
import { Input as ReleasesInput } from '#insights/releases/shape.ts'
import type { Weeks } from '#std/before-after.ts'
import type { AnswerOf } from '../insights.ts'
import { changes, measuresOf, shareOf, written } from './measure.ts'
import { bulkByWeek, changesByWeek, releasesByWeek, sizesByWeek, type Span } from './weeks.ts'

export const batches = measuresOf<'batches'>({
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
export const reverts = measuresOf<'reverts', Area>({
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

type OfKind = AnswerOf<'mix'>['items'][number]
export const mix = measuresOf<'mix', OfKind>({
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

export const releases = measuresOf<'releases'>({
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

function ofReleases(
  scope: Scope,
  span: Span,
  input: unknown,
  of: Parameters<typeof releasesByWeek>[2]['of'],
): Promise<Weeks> {
  return releasesByWeek(scope, span, { input: ReleasesInput.parse(input), of })
}
