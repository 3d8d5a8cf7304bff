/** From counts to shares, and whether a share is moving. Pure. */
import { kinds } from '#facts/words/kinds.ts'
import { rounded } from '#std/spread.ts'
import { wilson } from '#std/statistics.ts'
import type { KindMonth } from './query.ts'
import { saidKinds, type MixAnswer, type SaidKind } from './shape.ts'

export interface Month {
  month: string
  n: number
  kinds: Record<SaidKind, number>
}

/** Every month from the first to the last, those without a change too. */
export function monthsOf(rows: readonly KindMonth[]): Month[] {
  const seen = rows.map((row) => row.month)
  if (seen.length === 0) return []
  const first = seen.reduce((a, b) => Math.min(a, b))
  const last = seen.reduce((a, b) => Math.max(a, b))
  const months = Array.from({ length: last - first + 1 }, (_, index): Month => ({
    month: monthName(first + index),
    n: 0,
    kinds: noneOfAny(),
  }))
  for (const { month, kind, n } of rows) {
    const at = months[month - first]
    const name = saidKinds.find((said) => said === kinds[kind])
    if (at === undefined || name === undefined) continue
    at.n += n
    at.kinds[name] += n
  }
  return months
}

function noneOfAny(): Record<SaidKind, number> {
  return {
    other: 0,
    feature: 0,
    fix: 0,
    refactor: 0,
    test: 0,
    docs: 0,
    build: 0,
    format: 0,
    revert: 0,
    chore: 0,
    performance: 0,
  }
}

function monthName(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}

export interface Spans {
  before: readonly Month[]
  recent: readonly Month[]
}

/** The last twelve months against the twelve before, so that the seasons are the same; in less than two years the halves. */
export function spansOf(months: readonly Month[]): Spans | null {
  const length = Math.min(12, Math.floor(months.length / 2))
  return length === 0
    ? null
    : { before: months.slice(-2 * length, -length), recent: months.slice(-length) }
}

export function spanShown(months: readonly Month[]): { from: string; to: string; n: number } {
  return { from: months[0]?.month ?? '', to: months.at(-1)?.month ?? '', n: total(months) }
}

export function total(months: readonly Month[], kind?: SaidKind): number {
  return months.reduce((sum, month) => sum + (kind === undefined ? month.n : month.kinds[kind]), 0)
}

/** Most first; of the same number in the order of the kinds' list. Kinds nobody used are left out. */
export function itemsOf(months: readonly Month[], rows: readonly KindMonth[]): MixAnswer['items'] {
  const all = total(months)
  const spans = spansOf(months)
  const items = saidKinds.flatMap((kind) => {
    const n = total(months, kind)
    if (n === 0) return []
    const { low, high } = wilson(n, all)
    return [
      {
        kind,
        n,
        share: rounded(n / all),
        interval: { low: rounded(low), high: rounded(high), level: 0.9, method: 'Wilson' },
        trend: spans && trendOf(spans, kind),
        counterEvidence: againstIt(
          rows.filter((row) => kinds[row.kind] === kind),
          n,
        ),
      },
    ]
  })
  return items.sort((a, b) => b.n - a.n)
}

/** Ten or so kinds are looked at together: at 99 % each, one in ten answers shows a trend that is none. */
const trendZ = 2.5758

function trendOf({ before, recent }: Spans, kind: SaidKind): MixAnswer['items'][number]['trend'] {
  const [was, now] = [total(before), total(recent)]
  if (was < 8 || now < 8) return null
  const [old, fresh] = [total(before, kind), total(recent, kind)]
  const { low, high } = differenceOf({ n: fresh, of: now }, { n: old, of: was })
  return {
    before: rounded(old / was),
    recent: rounded(fresh / now),
    beforeN: old,
    recentN: fresh,
    difference: rounded(fresh / now - old / was),
    interval: { low: rounded(low), high: rounded(high), level: 0.99, method: 'Newcombe' },
    direction: Math.round(low * 100) > 0 ? 'up' : Math.round(high * 100) < 0 ? 'down' : 'unclear',
  }
}

/** Newcombe's hybrid score interval for the difference of two shares (1998, method 10). */
function differenceOf(
  a: { n: number; of: number },
  b: { n: number; of: number },
): { low: number; high: number } {
  const [pa, pb] = [a.n / a.of, b.n / b.of]
  const [wa, wb] = [wilson(a.n, a.of, trendZ), wilson(b.n, b.of, trendZ)]
  return {
    low: pa - pb - Math.hypot(pa - wa.low, wb.high - pb),
    high: pa - pb + Math.hypot(wa.high - pa, pb - wb.low),
  }
}

function againstIt(
  rows: readonly KindMonth[],
  n: number,
): MixAnswer['items'][number]['counterEvidence'] {
  const shareOf = (part: 'bulk' | 'formatOnly' | 'bot') =>
    rounded(rows.reduce((sum, row) => sum + row[part], 0) / n)
  const shares = [
    { what: 'bulk' as const, share: shareOf('bulk') },
    { what: 'format-only' as const, share: shareOf('formatOnly') },
    { what: 'bot' as const, share: shareOf('bot') },
  ]
  return shares.filter(({ share }) => share > 0)
}
