import { expect, test } from 'vitest'
import { FlowSettings } from '#insights/flow/settings.ts'
import { fieldsOf, saidIn } from './said.ts'

test('what is not touched is said again as it was', () => {
  const settings = FlowSettings.parse({
    ...{ zone: 'Europe/Berlin', hours: '9-12,13-18', days: [1, 3, 7] },
    ...{ holidays: ['2026-12-25', '2026-12-26'], rate: { perHour: 92.5, currency: 'EUR' } },
  })
  const { components: _, incidents: __, ...touched } = settings
  expect(saidIn(fieldsOf(settings))).toEqual(touched)
})

test('empty lines are none, days come in order, and without an hour’s price there is no rate', () => {
  const fields = {
    ...fieldsOf(FlowSettings.parse({})),
    ...{ holidays: '\n 2026-01-01 \n\n', days: ['5', '1'], currency: 'EUR' },
  }
  expect(saidIn(fields)).toMatchObject({ holidays: ['2026-01-01'], days: [1, 5], rate: null })
})
