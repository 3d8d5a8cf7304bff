/** Which weeks around a day are known, and that each thing is in the week it happened in. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparedDays, dealtToWeeks, weekMs, weeksAround } from './whole-weeks.ts'

const at = (text: string) => Date.parse(text)
const hourMs = 3_600_000

test('a week is known whole from its Friday noon on, and not before', () => {
  const around = (newest: string) =>
    weeksAround('2026-03-02', { first: at('2026-01-05T09:00:00Z'), newest: at(newest) })
  expect(around('2026-03-27T11:00:00Z')).toMatchObject({ weeks: 8 + 3, cut: 8 })
  expect(around('2026-03-27T12:00:00Z')).toMatchObject({ weeks: 8 + 4, cut: 8, compared: 8 })
  expect(comparedDays(around('2026-03-27T12:00:00Z'))).toEqual({
    ...{ from: '2026-01-05', to: '2026-03-29' },
  })
})

test('what lies behind the last that is known is no week without any', () => {
  const span = weeksAround('2026-06-01', {
    ...{ first: at('2026-01-05T09:00:00Z'), newest: at('2026-03-01T12:00:00Z') },
  })
  expect(span).toMatchObject({ weeks: 8, cut: 8, from: at('2026-01-05T00:00:00Z') })
})

test('shifting all by weeks shifts nothing but the days, and each is dealt to its week', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 60 * 168 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: -20, max: 20 }),
      (hours, week, shift) => {
        const monday = at('2025-01-06T00:00:00Z')
        const told = (by: number) => {
          const times = hours.map((hour) => monday + hour * hourMs + by * weekMs)
          const since = new Date(monday + (week + by) * weekMs).toISOString().slice(0, 10)
          const known = { first: Math.min(...times), newest: Math.max(...times) }
          const span = weeksAround(since, known)
          const dealt = dealtToWeeks(times, span, (time) => time)
          for (const [index, its] of dealt.entries())
            for (const time of its) expect(Math.floor((time - span.from) / weekMs)).toBe(index)
          return { sizes: dealt.map(({ length }) => length), cut: span.cut, weeks: span.weeks }
        }
        expect(told(shift)).toEqual(told(0))
      },
    ),
    { numRuns: 60 },
  )
})
