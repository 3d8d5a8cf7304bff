import { expect, test } from 'vitest'
import { FlowSettings } from '#insights/flow/settings.ts'
import { fieldsOf, noComponent, saidIn, wrongIn, wrongName } from './said.ts'

test('what is not touched is said again as it was', () => {
  const settings = FlowSettings.parse({
    ...{ zone: 'Europe/Berlin', hours: '9-12,13-18', days: [1, 3, 7] },
    ...{ holidays: ['2026-12-25', '2026-12-26'], rate: { perHour: 92.5, currency: 'EUR' } },
    components: [
      { name: 'api', paths: ['src/api/', 'lib/**'], jobs: ['api: *'] },
      { name: 'web', labels: ['web'], environments: ['web-*'] },
    ],
    incidents: { labels: ['incident', 'p1'], withinHours: 6 },
  })
  expect(saidIn(fieldsOf(settings))).toEqual(settings)
})

test('empty lines are none, days come in order, and without an hour’s price there is no rate', () => {
  const fields = {
    ...fieldsOf(FlowSettings.parse({})),
    ...{ holidays: '\n 2026-01-01 \n\n', days: ['5', '1'], currency: 'EUR' },
  }
  expect(saidIn(fields)).toMatchObject({ holidays: ['2026-01-01'], days: [1, 5], rate: null })
})

test('a day that is none, a price that is none and a price without a currency are named at their fields', () => {
  const fields = fieldsOf(FlowSettings.parse({}))
  expect(Object.values(wrongIn(fields)).every((wrong) => wrong === null)).toBe(true)
  for (const day of ['24.12.2026', '2026-02-30', '2026-13-01'])
    expect(wrongIn({ ...fields, holidays: `2026-12-25\n${day}` }).holidays).toContain(day)
  expect(wrongIn({ ...fields, perHour: '80', currency: ' ' })).toMatchObject({
    ...{ perHour: null, currency: 'In which currency?' },
  })
  for (const perHour of ['92,5', 'much', '-3', '0'])
    expect(wrongIn({ ...fields, perHour, currency: 'EUR' }).perHour).not.toBeNull()
})

test('a component without a name of its own is named at it, and hours that are none at theirs', () => {
  const names = (...all: string[]) => all.map((name) => ({ ...noComponent, name }))
  const fields = fieldsOf(FlowSettings.parse({}))
  expect(wrongIn({ ...fields, components: names('api', 'web') }).components).toBeNull()
  expect(wrongIn({ ...fields, components: names('api', ' ') }).components).not.toBeNull()
  const twice = names('api', 'web', ' API ')
  expect(twice.map((_, index) => wrongName(twice, index) !== null)).toEqual([false, false, true])
  for (const withinHours of ['', '0', 'a day', '8761'])
    expect(wrongIn({ ...fields, withinHours }).withinHours).not.toBeNull()
})
