/** How a team works in words, and what nobody said yet. Pure. */
import type { FlowSettings } from '#insights/flow/settings.ts'
import { weekdayNames } from '#std/weekdays.ts'
import { count, counted, listed } from '#std/words.ts'
import { line, type Line } from '#verbs/line.ts'

export function saySettings(settings: FlowSettings): Line[] {
  const { zone, hours, days, holidays, production, components, incidents, rate } = settings
  const off =
    holidays.length === 0
      ? 'no other days off'
      : counted(holidays.length, 'other day off', 'other days off')
  return [
    line('title', 'How the team works, as far as its numbers hang on it'),
    line('item', `working time: ${hours} on ${daysSaid(days)}, in ${zone}; ${off}`),
    line('item', `production: environments called ${listed(production) || 'nothing'}`),
    line(
      'item',
      `components: ${components.length === 0 ? 'none named' : listed(components.map(({ name }) => name))}`,
    ),
    line(
      'item',
      incidents.labels.length === 0
        ? 'incidents: no label says which issues are some'
        : `incidents: issues labelled ${listed(incidents.labels)}, of the last deployment up to ${counted(incidents.withinHours, 'hour')} before`,
    ),
    line(
      'item',
      `an hour costs: ${rate === null ? 'nobody said; waiting is told in hours alone' : `${count(rate.perHour)} ${rate.currency}`}`,
    ),
  ]
}

function daysSaid(days: readonly number[]): string {
  const sorted = days.toSorted((a, b) => a - b)
  const names = sorted.map((day) => weekdayNames[day - 1] ?? '')
  const isRun = sorted.every((day, index) => day === (sorted[0] ?? 0) + index)
  return isRun && names.length > 2 ? `${names[0]} to ${names.at(-1)}` : listed(names)
}
